import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { readStatement } from '../scripts/kata/statement.ts';
import type { Course } from '../scripts/teacher/course/course.ts';
import { dateText } from '../scripts/teacher/course/date-text.ts';
import { readCourse } from '../scripts/teacher/course/read-course.ts';
import { computeGradebook } from '../scripts/teacher/grading/compute-gradebook.ts';
import type { Student } from '../scripts/teacher/grading/gradebook.ts';
import type { GradeRecord, Status } from '../scripts/teacher/grading/record.ts';
import { classroom50 } from '../scripts/teacher/reports/classroom50.ts';
import { csv } from '../scripts/teacher/reports/csv.ts';
import { ctrf } from '../scripts/teacher/reports/ctrf.ts';
import { feedback } from '../scripts/teacher/reports/feedback.ts';
import { gradescope } from '../scripts/teacher/reports/gradescope.ts';
import { gradesPage } from '../scripts/teacher/reports/grades-page.ts';
import { junit } from '../scripts/teacher/reports/junit.ts';
import { terminal } from '../scripts/teacher/reports/terminal.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';

const folder = mkdtempSync(join(tmpdir(), 'arrangements-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rules = readStatement(findKata('45').statement).rules;
const possible = rules.reduce((sum, { stars }) => sum + stars, 0);

const lines = (...arrangements: string[]) => `{
"timeZone": "Europe/Berlin",
"due": "2026-12-01T12:00",
"katas": [45, 46, { "kata": 47, "due": "2026-12-20T12:00" }],
"late": { "lastDay": 0 },
"roster": { "file": "roster.csv", "id": "id" }${arrangements.map((one) => `,\n${one}`).join('')}
}`;

function read(...arrangements: string[]): Course {
  writeFileSync(join(folder, 'roster.csv'), 'id\n0042\nada\nbob\n');
  writeFileSync(join(folder, 'homework.json'), lines(...arrangements));
  return readCourse(join(folder, 'homework.json'));
}

function mistakes(...arrangements: string[]): string[] {
  try {
    read(...arrangements);
  } catch (error) {
    const [text = ''] = (error as Error).message.replaceAll(folder + sep, '').split('. Try:');
    return text.split('\n').map((line) => line.replace(/^homework\.json:/, ''));
  }
  return [];
}

const extension = (student: string, due: string, more = '') =>
  `"extensions": [{ "student": "${student}", "due": "${due}"${more}, "reason": "Illness" }]`;

describe('what is arranged with a student', () => {
  test('is read for each kata', () => {
    const course = read(
      extension('ada', '2026-12-08T12:00'),
      '"exemptions": [{ "student": "0042", "katas": [46, "47"], "reason": "Joined late" }]',
      '"overrides": [{ "student": "bob", "kata": "value-objects", "rule": 2, "points": 0.5, "reason": "Typo" }]',
    );
    const [slug45, slug46, slug47] = course.katas.map(({ slug }) => slug);
    expect(course.arrangements).toEqual([
      { kind: 'exemption', student: '0042', kata: slug46, reason: 'Joined late' },
      { kind: 'exemption', student: '0042', kata: slug47, reason: 'Joined late' },
      // 47 is due later anyway.
      { kind: 'extension', student: 'ada', kata: slug45, due: '2026-12-08T11:00:00.000Z', reason: 'Illness' },
      { kind: 'extension', student: 'ada', kata: slug46, due: '2026-12-08T11:00:00.000Z', reason: 'Illness' },
      { kind: 'override', student: 'bob', kata: slug45, rule: 2, points: 0.5, reason: 'Typo' },
    ]);
  });

  test('has all its mistakes named at once, each with its line', () => {
    const found = mistakes(
      extension('aba', '2026-12-32T12:00'),
      '"exemptions": [\n{ "student": "0043", "katas": [48, "agregate-root"], "reason": "x" },\n{ "student": "ada", "katas": [46] }]',
      '"overrides": [\n{ "student": "bob", "kata": 45, "rule": 99, "points": 1, "reason": "x" },\n{ "student": "bob", "kata": 45, "points": 999, "reason": "x" },\n{ "student": 7, "kata": 45, "points": 1, "reason": "x" }]',
    );
    expect(found).toEqual([
      '7: the roster has no student "aba"; did you mean "ada"?',
      '7: "due" of number 1 of "extensions" is not in the calendar',
      '9: the roster has no student "0043"; did you mean "0042"?',
      expect.stringMatching(/^9: 48-\S+ is not one of the katas of this course$/),
      '9: there is no kata "agregate-root"; did you mean "46-aggregate-root"?',
      '10: number 2 of "exemptions" lacks "reason"',
      `12: 45-value-objects has no rule 99; it has ${rules.length} rules`,
      `13: "points" of number 2 of "overrides" is 999; 45-value-objects has at most ${possible}`,
      '14: "student" of number 3 of "overrides" must be a string',
    ]);
  });

  test('blames no id where the roster itself has mistakes', () => {
    const text = lines(extension('ada', '2026-12-08T12:00')).replace('"id": "id"', '"id": "ID"');
    writeFileSync(join(folder, 'homework.json'), text);
    expect(() => readCourse(join(folder, 'homework.json'))).toThrow(/^[^\n]*has no column "ID"[^\n]*$/);
  });

  test.each([
    ['2026-12-01T12:00', ', "katas": [45]', '45-value-objects is already due on 2026-12-01 12:00 (Europe/Berlin)'],
    ['2026-11-01T12:00', '', 'no kata is due before it'],
  ])('is a mistake where it extends nothing: %s%s', (due, more, why) => {
    expect(mistakes(extension('ada', due, more))).toEqual([
      `7: "due" of number 1 of "extensions" extends nothing, because ${why}`,
    ]);
  });

  test.each([
    ['{ "student": "ada", "kata": 45, "points": 1, "reason": "x" }'],
    ['{ "student": "ada", "kata": 45, "rule": 1, "points": 1, "reason": "x" }'],
  ])('is a mistake where two things contradict each other: %s', (second) => {
    const first = '{ "student": "ada", "kata": "45", "points": 2, "reason": "x" }';
    expect(mistakes(`"overrides": [${first},\n${second}]`)).toEqual([
      '8: number 2 of "overrides" contradicts number 1 of "overrides"',
    ]);
    expect(
      mistakes('"exemptions": [{ "student": "ada", "katas": [45], "reason": "x" }]', `"overrides": [${second}]`),
    ).toEqual(['8: number 1 of "overrides" contradicts number 1 of "exemptions"']);
  });
});

function record(student: string, status: Status, holding: number, changed: string, slug = '45-value-objects') {
  const graded = rules.map((rule, i) => {
    const holds = i < holding;
    return { ...rule, status: holds ? ('passed' as const) : ('failed' as const), broken: [] };
  });
  const made: GradeRecord = {
    ...{ schema: 'architecture-katas/grade/v1', student, kata: slug, status, rules: graded, tests: 't', seed: 1 },
    ...{ submission: { files: 'f', changed }, graded: '2026-12-24T10:00:00.000Z', duration: 1, node: '20.0.0' },
    alone: true,
  };
  return made;
}

describe('the points', () => {
  const markOf = (course: Course, records: GradeRecord[]) =>
    computeGradebook(course, [{ id: 'ada' }], records).students[0]?.marks[0];
  const late = '2026-12-05T10:00:00Z';

  test('of work within an extension are not reduced', () => {
    const records = [record('ada', 'passed', rules.length, late)];
    expect(markOf(read(), records)).toMatchObject({ points: 0, pointsInTime: possible });
    const extended = markOf(read(extension('ada', '2026-12-08T12:00')), records);
    expect(extended).toMatchObject({ points: possible, due: '2026-12-08T11:00:00.000Z' });
    expect(extended).not.toHaveProperty('late');
    expect(markOf(read(extension('bob', '2026-12-08T12:00')), records)).toMatchObject({ points: 0 });
  });

  test('of an exempt kata are neither in the sum nor in the maximum', () => {
    const course = read('"exemptions": [{ "student": "ada", "katas": [45], "reason": "x" }]');
    const [row] = computeGradebook(course, [{ id: 'ada' }], [record('ada', 'failed', 2, late)]).students;
    expect(row?.marks[0]).toMatchObject({ status: 'exempt', points: 0, possible: 0 });
    expect(row?.possible).toBe((course.katas[1]?.possible ?? 0) + (course.katas[2]?.possible ?? 0));
  });

  test.each<[string, Status, number | undefined]>([
    ['late work', 'failed', 0],
    ['a withheld score', 'tampered', undefined],
  ])('of %s are those that the teacher has set', (_, status, found) => {
    const course = read('"overrides": [{ "student": "ada", "kata": 45, "points": 5, "reason": "x" }]');
    const mark = markOf(course, [record('ada', status, 3, late)]);
    expect(mark).toMatchObject({ points: 5, pointsInTime: 5 });
    expect(mark?.pointsFound).toBe(found);
    expect(mark).not.toHaveProperty('late');
  });

  test('of a rule are set before the deduction', () => {
    const course = {
      ...read('"overrides": [{ "student": "ada", "kata": 45, "rule": 1, "points": 0.5, "reason": "x" }]'),
    };
    const onTime = '2026-11-30T10:00:00Z';
    const sum = rules.slice(1, 3).reduce((all, { stars }) => all + stars, 0);
    expect(markOf(course, [record('ada', 'failed', 3, onTime)])?.points).toBe(sum + 0.5);
    expect(markOf(course, [record('ada', 'does not compile', 0, onTime)])?.points).toBe(0.5);
    const halved = { ...course, late: { graceMinutes: 0, percentPerDay: 10 } };
    expect(markOf(halved, [record('ada', 'does not compile', 0, late)])).toMatchObject({
      points: 0.3,
      pointsInTime: 0.5,
    });
  });
});

describe('every report', () => {
  const course = read(
    extension('ada', '2026-12-08T12:00'),
    '"exemptions": [{ "student": "0042", "katas": [45], "reason": "Joined late" }]',
    '"overrides": [{ "student": "bob", "kata": 45, "points": 5, "reason": "Looked at together" }]',
  );
  const students: Student[] = [{ id: '0042' }, { id: 'ada' }, { id: 'bob', hasSubmitted: false }];
  const book = computeGradebook(course, students, [
    record('ada', 'passed', rules.length, '2026-12-05T10:00:00Z'),
    record('0042', 'failed', 2, '2026-12-05T10:00:00Z'),
  ]);
  const of = (id: string) => book.students.find(({ student }) => student.id === id)!;

  test.each([
    ['the terminal', terminal(book, { columns: 200, paint: createTheme(false) })],
    ['the page', gradesPage(book)],
    ['the table', csv(book)],
    ['JUnit', junit(book)],
    ['CTRF', ctrf(book)],
  ])('for the teacher has the reasons: %s', (_, text) => {
    expect(text).toContain('Joined late');
    expect(text).toContain('Looked at together');
    expect(text).toContain('Due date extended to 2026-12-08 12:00 (Europe/Berlin): Illness.');
  });

  test.each([
    ['feedback', feedback],
    ['Gradescope', gradescope],
    ['Classroom 50', classroom50],
  ])('for a student has the reason: %s', (_, report) => {
    expect(report(book, of('bob'))).toContain('Looked at together');
    const plain = report(book, of('ada')).replaceAll('\\', '');
    expect(plain).toContain('Due date extended to 2026-12-08 12:00 (Europe/Berlin): Illness.');
  });

  test('has the points of a rule that the teacher has set, where the rule is', () => {
    const set = read('"overrides": [{ "student": "ada", "kata": 45, "rule": 1, "points": 1, "reason": "Explained" }]');
    const one = computeGradebook(set, [{ id: 'ada' }], [record('ada', 'failed', 0, '2026-11-30T10:00:00Z')]);
    const [ada] = one.students;
    expect(feedback(one, ada!)).not.toContain('0 of 1 points)');
    const { score, tests } = JSON.parse(gradescope(one, ada!)) as { score: number; tests: { score?: number }[] };
    expect(score).toBe(1);
    expect(tests.reduce((sum, test) => sum + (test.score ?? 0), 0)).toBe(1);
  });

  test('does not say that the date is unknown of work that was not graded', () => {
    const set = read('"overrides": [{ "student": "bob", "kata": 45, "points": 5, "reason": "Looked at together" }]');
    const records = [{ ...record('bob', 'missing', 0, ''), submission: { files: '' } }];
    expect(computeGradebook(set, [{ id: 'bob' }], records).notes).toBeUndefined();
  });

  test('counts an exempt kata nowhere', () => {
    expect(feedback(book, of('0042'))).toContain('| 45 Value objects |  |  | – exempt |');
    expect(feedback(book, of('0042'))).toContain('Exempt, so it does not count: Joined late.');
    expect(JSON.parse(classroom50(book, of('0042'))).tests).toHaveLength(2);
    expect(JSON.parse(gradescope(book, of('0042'))).tests[0]).toEqual({
      ...{ name: '45 Value objects: arranged', number: '45.arranged', status: 'passed', visibility: 'visible' },
      output: 'Exempt, so it does not count: Joined late.',
    });
    expect(junit(book)).toContain('<skipped>Joined late</skipped>');
    expect(JSON.parse(ctrf(book)).results.summary.skipped).toBe(1);
    expect(csv(book).split('\r\n')[1]).toMatch(/^0042,,0,0,0,\d+,,/);
  });

  test('of somebody without an exemption tells when each kata is due', () => {
    const text = feedback(book, of('ada')).replaceAll('\\', '');
    expect(text).toMatch(/45 Value objects \| \d+ \| \d+ \| ✓ passed \| 2026-12-08 12:00 \(Europe\/Berlin\) \|/);
    expect(text).toMatch(/47 .* \| 2026-12-20 12:00 \(Europe\/Berlin\) \|/);
    expect(text).toContain('graded 2026-12-24 11:00 (Europe/Berlin).');
  });

  test('says once that nothing was handed in', () => {
    const absent = computeGradebook(course, [{ id: 'eve', hasSubmitted: false }], []);
    const text = feedback(absent, absent.students[0]!);
    expect(text.match(/not handed in/g)).toHaveLength(1);
    expect(text).not.toContain('npm start');
    expect(text).not.toContain('##');
    const onPaper = feedback(book, of('bob'));
    expect(onPaper.match(/not handed in/g)).toHaveLength(1);
    expect(onPaper).toContain('Looked at together');
    expect(onPaper).not.toContain('npm start');
  });
});

test('dates are shown in the time zone of the course, in summer as well', () => {
  expect(dateText('2026-07-01T22:30:00Z', 'Europe/Berlin')).toBe('2026-07-02 00:30 (Europe/Berlin)');
  expect(dateText('2026-12-01T22:30:00Z', 'America/New_York')).toBe('2026-12-01 17:30 (America/New_York)');
  expect(dateText('2026-12-01T22:30:00Z')).toBe('2026-12-01 22:30 UTC');
});
