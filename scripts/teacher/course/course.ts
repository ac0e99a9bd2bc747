import type { Kata } from '../../kata/catalog.ts';
import { gradedRules } from './graded-rules.ts';
import { readStatement } from '../../kata/statement.ts';
import type { Arrangement, CourseKata } from '../grading/gradebook.ts';
import type { RosterStudent } from './roster.ts';
import type { RosterSheet } from './grade-sheet.ts';

/** Points of a rule by its stars. */
export type Weights = Readonly<Record<1 | 2 | 3, number>>;

/** How late work is graded. `none`: all points count. */
export type LateRule =
  | 'none'
  | {
      /** How many minutes after the due date work still counts as on time. */
      graceMinutes: number;
      /**
       * The percentage that is deducted for each day of 24 hours after the due date. A day that has begun counts in
       * full.
       */
      percentPerDay: number;
      /** The last day on which late work earns points. Absent if there is no limit. */
      lastDay?: number;
    };

/** A kata of the course, with its files in the workbook. */
export interface CourseEntry extends CourseKata {
  kata: Kata;
}

/** What is graded, how points are counted, and whose work is graded. */
export interface Course {
  title: string;
  /** In the order of the reports. */
  katas: readonly CourseEntry[];
  weights: Weights;
  late: LateRule;
  /** The IANA time zone of dates that do not name one. Absent if the course has none. */
  timeZone?: string;
  /** Absent if everyone who handed something in is listed. */
  roster?: readonly RosterStudent[];
  /** Finds a student's id in the name of a folder, as its first capturing group. Absent if the roster has the names. */
  folderPattern?: RegExp;
  /** How the roster's file is written, and where the grades go in it. Absent without a roster. */
  sheet?: RosterSheet;
  /** What a teacher should know about the roster, one sentence each. */
  notes?: readonly string[];
  /** What the teacher has arranged with individual students. */
  arrangements?: readonly Arrangement[];
}

/** The title of a course that has none of its own. */
export const defaultTitle = 'Architecture Katas';

/** A rule is worth as many points as it has stars. */
export const defaultWeights: Weights = { 1: 1, 2: 2, 3: 3 };

/**
 * A kata, with its title and the points of all its rules.
 *
 * @throws {UserError} if its statement cannot be read
 */
export function courseEntry(kata: Kata, weights: Weights, due?: string): CourseEntry {
  const { title } = readStatement(kata.statement);
  const possible = gradedRules(kata).reduce((sum, { stars }) => sum + weights[stars], 0);
  return { kata, slug: kata.slug, number: kata.number, title, possible, ...(due === undefined ? {} : { due }) };
}
