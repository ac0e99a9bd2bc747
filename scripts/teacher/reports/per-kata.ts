import type { CourseKata, Gradebook, Mark } from '../grading/gradebook.ts';
import type { Broken } from '../grading/record.ts';
import { hasRun, isExempt, isFull, isWithheld } from './format.ts';

/** A test that fails with the same message for several students. */
export interface SameFailures {
  heading: string;
  broken: Broken;
  /** The students' positions in the gradebook. */
  students: readonly number[];
}

/** The maximum number of groups of equal failures that are shown for a kata. */
const maxGroups = 8;

/** The results of a whole course for one kata, without students for whom it does not count. */
export interface KataSummary {
  kata: CourseKata;
  /** How many marks are not withheld. */
  marked: number;
  /** Their average points. Undefined if there are none. */
  mean: number | undefined;
  /** How many students have full points. */
  full: number;
  /** How many have submitted nothing, or the unchanged starter. */
  notStarted: number;
  /** How many marks are withheld until a person has looked. */
  withheld: number;
  /** How many students' code ran, not counting withheld marks. */
  ran: number;
  /** What fails in the same way for several students, the most frequent first. */
  failures: readonly SameFailures[];
  /**
   * The rule that holds for the smallest share of the students whose code ran. Undefined if every rule holds for all of
   * them.
   */
  hardest?: { heading: string; number: number; held: number; of: number };
}

/** The katas in the course's order. */
export function perKata(book: Gradebook): KataSummary[] {
  return book.katas.map((kata) => {
    const marks = book.students
      .flatMap((one) => one.marks.find((mark) => mark.kata === kata.slug) ?? [])
      .filter((mark) => !isExempt(mark));
    const points = marks.flatMap((mark) => mark.points ?? []);
    const ran = marks.filter((mark) => !isWithheld(mark) && hasRun(mark));
    const hardest = hardestOf(ran);
    return {
      kata,
      marked: points.length,
      mean: points.length > 0 ? points.reduce((sum, one) => sum + one, 0) / points.length : undefined,
      full: marks.filter(isFull).length,
      notStarted: marks.filter(isNotStarted).length,
      withheld: marks.filter(isWithheld).length,
      ran: ran.length,
      failures: sameFailures(book, kata),
      ...(hardest ? { hardest } : {}),
    };
  });
}

function sameFailures(book: Gradebook, { slug }: CourseKata): SameFailures[] {
  const groups = new Map<string, { heading: string; broken: Broken; students: Set<number> }>();
  book.students.forEach(({ marks }, i) => {
    const mark = marks.find(({ kata }) => kata === slug);
    if (!mark || isWithheld(mark) || !hasRun(mark)) return;
    for (const { heading, broken } of mark.record?.rules ?? []) {
      for (const one of broken) {
        // Neither the line, which differs between students, nor the input, which is nearly always the same, is in the
        // key.
        const key = [heading, one.law, one.message].join('\0');
        const group = groups.get(key) ?? { heading, broken: one, students: new Set() };
        groups.set(key, { ...group, students: group.students.add(i) });
      }
    }
  });
  return [...groups.values()]
    .filter(({ students }) => students.size > 1)
    .toSorted((a, b) => b.students.size - a.students.size)
    .slice(0, maxGroups)
    .map((group) => ({ ...group, students: [...group.students] }));
}

function isNotStarted({ status }: Mark): boolean {
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
