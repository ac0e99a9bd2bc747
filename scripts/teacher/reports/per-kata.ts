import type { CourseKata, Gradebook, Mark, MarkStatus } from '../grading/gradebook.ts';
import { isExempt, isFull, isWithheld } from './format.ts';

/** The results of a whole course for one kata, without students for whom it does not count. */
export interface KataSummary {
  kata: CourseKata;
  /** Marks that are not withheld. */
  marked: number;
  /** Their average points. Undefined if there are none. */
  mean: number | undefined;
  /** How many have all points, have at most the starter, and wait for a person. */
  full: number;
  notBegun: number;
  withheld: number;
  /** The rule that holds for the fewest students whose code ran. Undefined if every rule holds for all of them. */
  hardest?: { heading: string; number: number; held: number; of: number };
}

/** Code that was never run says nothing about any rule. */
const neverRan: ReadonlySet<MarkStatus> = new Set(['does not compile', 'import refused']);

/** The katas in the course's order. */
export function perKata(book: Gradebook): KataSummary[] {
  return book.katas.map((kata) => {
    const marks = book.students
      .flatMap((one) => one.marks.find((mark) => mark.kata === kata.slug) ?? [])
      .filter((mark) => !isExempt(mark));
    const points = marks.flatMap((mark) => mark.points ?? []);
    const begun = marks.filter((mark) => !isWithheld(mark) && !isNotBegun(mark));
    const hardest = hardestOf(begun.filter(({ status }) => !neverRan.has(status)));
    return {
      kata,
      marked: points.length,
      mean: points.length > 0 ? points.reduce((sum, one) => sum + one, 0) / points.length : undefined,
      full: marks.filter(isFull).length,
      notBegun: marks.filter(isNotBegun).length,
      withheld: marks.filter(isWithheld).length,
      ...(hardest ? { hardest } : {}),
    };
  });
}

function isNotBegun({ status }: Mark): boolean {
  return status === 'not started' || status === 'missing';
}

function hardestOf(marks: readonly Mark[]): KataSummary['hardest'] {
  const rules = new Map<number, NonNullable<KataSummary['hardest']>>();
  for (const { number, heading, status } of marks.flatMap(({ record }) => record?.rules ?? [])) {
    const rule = rules.get(number) ?? { number, heading, held: 0, of: 0 };
    rules.set(number, { ...rule, of: rule.of + 1, held: rule.held + (status === 'passed' ? 1 : 0) });
  }
  const [hardest] = [...rules.values()].toSorted((a, b) => a.held / a.of - b.held / b.of);
  return hardest && hardest.held < hardest.of ? hardest : undefined;
}
