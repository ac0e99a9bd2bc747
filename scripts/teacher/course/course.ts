import type { Kata } from '../../kata/catalog.ts';
import { readStatement } from '../../kata/statement.ts';
import type { CourseKata } from '../grading/gradebook.ts';
import type { RosterStudent } from './roster.ts';

/** Points of a rule by its stars. */
export type Weights = Readonly<Record<1 | 2 | 3, number>>;

/** What becomes of points that were handed in late; `none`: all of them count. */
export type LateRule =
  | 'none'
  | {
      /** So many minutes after the due date are still in time. */
      graceMinutes: number;
      /** Per cent of the points that each started day of 24 hours after the due date takes away. */
      percentPerDay: number;
      /** After so many days nothing counts; absent where something always may. */
      lastDay?: number;
    };

/** A kata of the course, with where it is. */
export interface CourseEntry extends CourseKata {
  kata: Kata;
}

/** What is graded, by what rules, and whose. */
export interface Course {
  title: string;
  /** In the order of the reports. */
  katas: readonly CourseEntry[];
  weights: Weights;
  late: LateRule;
  /** The IANA zone of dates that name none; absent where there is none for them. */
  timeZone?: string;
  /** Absent where everybody counts who has handed in. */
  roster?: readonly RosterStudent[];
}

/** What a course is called that has no title of its own. */
export const defaultTitle = 'Architecture Katas';

/** A rule is worth as many points as it has stars. */
export const defaultWeights: Weights = { 1: 1, 2: 2, 3: 3 };

/**
 * A kata with its title and what all its rules are worth together.
 *
 * @throws {UserError} where its statement can't be read
 */
export function courseEntry(kata: Kata, weights: Weights, due?: string): CourseEntry {
  const { title, rules } = readStatement(kata.statement);
  const possible = rules.reduce((sum, { stars }) => sum + weights[stars], 0);
  return { kata, slug: kata.slug, number: kata.number, title, possible, ...(due === undefined ? {} : { due }) };
}
