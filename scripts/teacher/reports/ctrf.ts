import type { Gradebook, StudentMarks } from '../grading/gradebook.ts';
import { durationOfRule, entriesOf, outcomesOf, type Entry, type Outcome } from './outcomes.ts';
import { arrangementTexts } from './arrangement-texts.ts';
import { oneLine } from './sanitize-text.ts';
import { kataName, lateText, rounded } from './format.ts';
import { dateOf } from '../course/date-text.ts';

const statuses = { passed: 'passed', failed: 'failed', error: 'failed', withheld: 'other', exempt: 'skipped' } as const;

/**
 * The Common Test Report Format: one test for each rule of each student. Points are in `extra`, because the format has
 * none. If they are withheld, they are `null` and the status is `other`.
 */
export function ctrf(book: Gradebook): string {
  const tests = book.students.flatMap((student) =>
    entriesOf(book, student).flatMap((entry) =>
      outcomesOf(entry.mark, book.weights).map((outcome) => testOf(book, student, entry, outcome)),
    ),
  );
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const spans = book.students.flatMap(({ marks }) => marks.flatMap((mark) => spanOf(mark.record) ?? []));
  const end = dateOf(book.graded).getTime();
  const report = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: dateOf(book.graded).toISOString(),
    generatedBy: 'architecture-katas',
    results: {
      tool: { name: 'architecture-katas' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        suites: new Set(tests.map(({ suite }) => JSON.stringify(suite))).size,
        start: spans.reduce((first, { start }) => Math.min(first, start), end),
        stop: spans.reduce((last, { stop }) => Math.max(last, stop), end),
        duration: spans.reduce((sum, { start, stop }) => sum + stop - start, 0),
      },
      tests,
      extra: {
        course: oneLine(book.title),
        weights: book.weights,
        students: book.students.map(({ student, points, possible, withheld }) => ({
          ...{ student: oneLine(student.id), points: rounded(points), possible: rounded(possible), withheld },
        })),
      },
    },
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}

function testOf(book: Gradebook, { student }: StudentMarks, { kata, mark }: Entry, outcome: Outcome) {
  const { rule, verdict, status, message, details, points, possible } = outcome;
  const late = lateText(mark);
  const arrangements = arrangementTexts(mark, book.timeZone);
  return {
    testId: `${oneLine(student.id)}/${kata.slug}/${rule?.number ?? 'graded'}`,
    name: `${kataName(kata)}: ${outcome.name}`,
    status: statuses[verdict],
    rawStatus: status,
    duration: durationOfRule(mark),
    suite: [oneLine(student.id), oneLine(kataName(kata))],
    ...(message ? { message } : {}),
    ...(details ? { trace: details } : {}),
    extra: {
      student: oneLine(student.id),
      kata: kata.slug,
      ...(rule ? { rule: rule.number, stars: rule.stars } : {}),
      points: points === undefined ? null : rounded(points),
      possible: rounded(possible),
      ...(verdict === 'withheld' ? { withheld: true } : {}),
      ...(late ? { late } : {}),
      ...(arrangements.length > 0 ? { arrangements } : {}),
    },
  };
}

/** When grading started and stopped, in integer milliseconds since 1970. */
function spanOf(record: { graded: string; duration: number } | undefined) {
  if (!record) return undefined;
  const stop = dateOf(record.graded).getTime();
  return { start: stop - Math.round(record.duration), stop };
}
