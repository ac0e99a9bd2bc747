import { kataId } from '../../kata/kata-id.ts';
import type { Course, LateRule } from '../course/course.ts';
import { summarizeNames } from '../submissions/summarize-names.ts';
import type { Arrangement, Gradebook, Mark, Student, StudentMarks } from './gradebook.ts';
import { shareOf, whichCounts, type GradeRecord, type Status } from './record.ts';

/**
 * How a status affects the points: the rules that hold count, nothing counts, or the points are withheld until a person
 * has looked.
 */
const countsAs: Readonly<Record<Status, 'rules' | 'nothing' | 'withheld'>> = {
  passed: 'rules',
  failed: 'rules',
  timeout: 'rules',
  'out of memory': 'rules',
  crashed: 'rules',
  'not started': 'nothing',
  missing: 'nothing',
  'does not compile': 'nothing',
  'import refused': 'nothing',
  tampered: 'withheld',
  'grader error': 'withheld',
};

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Computes points from the grading records and the rules of a course.
 *
 * @param students in the order of the reports
 * @param records in the order in which they were written. The last record of a kata and student counts, but a grader
 *   error never replaces another record
 * @param now the date of the gradebook if there are no records
 */
export function computeGradebook(
  course: Course,
  students: readonly Student[],
  records: readonly GradeRecord[],
  now = new Date(),
): Gradebook {
  const latest = latestOf(records);
  const rows = students.map((student): StudentMarks => {
    const marks = course.katas.map((kata) =>
      markOf(course, student.id, kata, latest.get(keyOf(student.id, kata.slug))),
    );
    return {
      student,
      marks,
      points: round(marks.reduce((sum, { points = 0 }) => sum + points, 0)),
      possible: round(marks.reduce((sum, { possible }) => sum + possible, 0)),
      withheld: marks.some(({ points }) => points === undefined),
    };
  });
  const untimed = rows.flatMap(({ marks }) => marks.filter((mark) => isUntimed(course, mark)));
  return {
    title: course.title,
    katas: course.katas.map(({ kata: _, ...shown }) => shown),
    students: rows,
    weights: course.weights,
    ...(course.timeZone === undefined ? {} : { timeZone: course.timeZone }),
    graded:
      records
        .map(({ graded }) => graded)
        .toSorted()
        .at(-1) ?? now.toISOString(),
    ...(course.sheet === undefined ? {} : { sheet: course.sheet }),
    ...(untimed.length > 0 ? { notes: untimedNotes(untimed) } : {}),
  };
}

/**
 * The share of the points that late work keeps.
 *
 * @param by milliseconds after the due date
 * @returns 1 for all, 0 for nothing, undefined if the work is on time
 */
export function lateFactor(rule: LateRule, by: number): number | undefined {
  if (by <= (rule === 'none' ? 0 : rule.graceMinutes * 60 * 1000)) return undefined;
  if (rule === 'none') return 1;
  const startedDays = Math.ceil(by / dayMs);
  if (rule.lastDay !== undefined && startedDays > rule.lastDay) return 0;
  return Math.max(0, 100 - rule.percentPerDay * startedDays) / 100;
}

function markOf(course: Course, student: string, kata: Course['katas'][number], record?: GradeRecord): Mark {
  const arrangements = (course.arrangements ?? []).filter((one) => one.student === student && one.kata === kata.slug);
  const extendedDue = arrangements.find((one) => one.kind === 'extension')?.due;
  const due = extendedDue ?? kata.due;
  const base = {
    ...{ student, kata: kata.slug, possible: kata.possible },
    ...(due === undefined ? {} : { due }),
    ...(arrangements.length === 0 ? {} : { arrangements }),
  };
  if (arrangements.some(({ kind }) => kind === 'exemption')) {
    return { ...base, status: 'exempt', possible: 0, points: 0, pointsInTime: 0 };
  }
  const graded = { ...base, ...pointsOf(course, record, due, arrangements) };
  const override = arrangements.find((one) => one.kind === 'override' && one.rule === undefined);
  if (override?.kind !== 'override') return graded;
  const points = round(override.points);
  return {
    ...base,
    ...(record && { record }),
    ...{ status: graded.status, points, pointsInTime: points },
    ...(graded.points === undefined ? {} : { pointsFound: graded.points }),
  };
}

/** The points before those that a teacher has set for the whole kata. */
function pointsOf(
  { weights, late: rule }: Course,
  record: GradeRecord | undefined,
  due: string | undefined,
  arrangements: readonly Arrangement[],
): Pick<Mark, 'record' | 'status' | 'points' | 'pointsInTime' | 'late'> {
  const marked = { ...(record && { record }), status: record?.status ?? ('missing' as const) };
  const how = countsAs[marked.status];
  if (how === 'withheld') return { ...marked, points: undefined, pointsInTime: undefined };
  const overrides = arrangements.flatMap((one) => (one.kind === 'override' && one.rule !== undefined ? [one] : []));
  const rules = how === 'rules' ? (record?.rules ?? []) : [];
  const notOverridden = rules.filter(({ number }) => overrides.every((one) => one.rule !== number));
  const pointsInTime = round(
    notOverridden.reduce((sum, rule) => sum + weights[rule.stars] * shareOf(rule), 0) +
      overrides.reduce((sum, { points }) => sum + points, 0),
  );

  // Unstarted work is never late.
  const changed = marked.status === 'not started' ? undefined : record?.submission.changed;
  const by = due === undefined || changed === undefined ? 0 : Date.parse(changed) - Date.parse(due);
  const factor = lateFactor(rule, by);
  if (factor === undefined) return { ...marked, points: pointsInTime, pointsInTime };
  return { ...marked, points: round(pointsInTime * factor), pointsInTime, late: { by, factor } };
}

function latestOf(records: readonly GradeRecord[]): Map<string, GradeRecord> {
  const latest = new Map<string, GradeRecord>();
  for (const record of records) {
    const key = keyOf(record.student, record.kata);
    const previous = latest.get(key);
    latest.set(key, (previous && whichCounts([previous, record])) ?? record);
  }
  return latest;
}

function keyOf(student: string, kata: string): string {
  return JSON.stringify([student, kata]);
}

/** Whether work that earned points has a due date, but it is not known when it was done. */
function isUntimed({ katas }: Course, { kata, record, points = 0 }: Mark): boolean {
  const due = katas.find(({ slug }) => slug === kata)?.due;
  if (due === undefined || record === undefined || points === 0) return false;
  return countsAs[record.status] === 'rules' && record.submission.changed === undefined;
}

function untimedNotes(marks: readonly Mark[]): string[] {
  const byStudent = new Map<string, string[]>();
  for (const { student, kata } of marks) {
    byStudent.set(student, [...(byStudent.get(student) ?? []), kataId({ slug: kata })]);
  }
  const names = [...byStudent].map(([student, katas]) => `${student} (${katas.join(', ')})`);
  return summarizeNames(names, 'Counted as on time, because the date of the work is unknown');
}

/**
 * Rounds points to two decimals, so that reports and their sums agree. Floating-point errors at a half do not matter.
 */
function round(points: number): number {
  return Math.round(Number((points * 100).toFixed(6))) / 100;
}
