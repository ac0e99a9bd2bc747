import type { Gradebook, StudentMarks } from '../grading/gradebook.ts';
import { durationOfRule, entriesOf, outcomesOf, type Entry, type Outcome } from './outcomes.ts';
import { arrangementTexts } from './arrangement-texts.ts';
import { oneLine, sanitize } from './sanitize-text.ts';
import { lateText, numberText } from './format.ts';
import { dateOf } from '../course/date-text.ts';

/**
 * JUnit XML, as Jenkins, GitLab and most other tools read it: one suite for each student and kata, one test for each
 * rule. The format has no points, so they are properties of the suite. A withheld score is an error of the type
 * `withheld` in every rule, because most readers do not treat a skipped test as a problem.
 */
export function junit(book: Gradebook): string {
  let id = 0;
  const suites = book.students.flatMap((student) =>
    entriesOf(book, student).map((entry) => suite(book, student, entry, id++)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suite(book: Gradebook, { student }: StudentMarks, { kata, mark }: Entry, id: number): string {
  const outcomes = outcomesOf(mark, book.weights);
  const count = (...verdicts: Outcome['verdict'][]) =>
    outcomes.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const properties = {
    student: student.id,
    kata: kata.slug,
    status: mark.status,
    points: mark.points === undefined ? 'withheld' : numberText(mark.points),
    possible: numberText(mark.possible),
    late: lateText(mark),
    arrangements: arrangementTexts(mark, book.timeZone).join(' ') || undefined,
    commit: mark.record?.submission.commit,
  };
  const attributes = {
    name: `${student.id} ${kata.slug}`,
    timestamp: dateOf(mark.record?.graded ?? book.graded)
      .toISOString()
      .slice(0, 19),
    hostname: 'localhost',
    tests: String(outcomes.length),
    failures: String(count('failed')),
    errors: String(count('error', 'withheld')),
    skipped: String(count('exempt')),
    time: seconds(mark.record?.duration ?? 0),
    package: student.id,
    id: String(id),
  };
  return [
    ` <testsuite${attributeText(attributes)}>`,
    '  <properties>',
    ...Object.entries(properties).flatMap(([name, value]) =>
      value === undefined ? [] : [`   <property${attributeText({ name, value })}/>`],
    ),
    '  </properties>',
    ...outcomes.map((outcome) =>
      testCase(outcome, { name: outcome.name, classname: kata.slug, time: seconds(durationOfRule(mark)) }),
    ),
    '  <system-out/>',
    '  <system-err/>',
    ' </testsuite>\n',
  ].join('\n');
}

function testCase({ verdict, status, message = '', details = '' }: Outcome, attributes: Record<string, string>) {
  if (verdict === 'passed') return `  <testcase${attributeText(attributes)}/>`;
  if (verdict === 'exempt') {
    return `  <testcase${attributeText(attributes)}>\n   <skipped>${escapeXml(sanitize(message))}</skipped>\n  </testcase>`;
  }
  const element = verdict === 'failed' ? 'failure' : 'error';
  const type = verdict === 'withheld' ? 'withheld' : status;
  return [
    `  <testcase${attributeText(attributes)}>`,
    `   <${element}${attributeText({ message, type })}>${escapeXml(sanitize(details || message))}</${element}>`,
    '  </testcase>',
  ].join('\n');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function attributeText(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(oneLine(value))}"`)
    .join('');
}

/** @param text sanitized already, so it contains no characters that XML cannot represent */
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
