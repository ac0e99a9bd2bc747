import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, listKatas } from '../scripts/kata/catalog.ts';
import { kataId } from '../scripts/kata/kata-id.ts';
import { courseKatas } from '../scripts/teacher/course/find-course-kata.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { computeGradebook, lateFactor } from '../scripts/teacher/grading/compute-gradebook.ts';
import type { Course, LateRule } from '../scripts/teacher/course/course.ts';
import { readInstant } from '../scripts/teacher/course/parse-date.ts';
import { everyKata, readCourse } from '../scripts/teacher/course/read-course.ts';
import { schemaFile } from '../scripts/teacher/course/schema-errors.ts';
import type { GradedRule, GradeRecord, Status } from '../scripts/teacher/grading/record.ts';
import { students } from '../scripts/teacher/submissions/students.ts';
import { summarizeNames } from '../scripts/teacher/submissions/summarize-names.ts';
import { readStatement } from '../scripts/kata/statement.ts';
import { UserError } from '../scripts/platform/errors/user-error.ts';

let folder: string;

beforeAll(() => {
  // Examples in mistakes are written for the zone of the machine.
  process.env['TZ'] = 'Europe/Berlin';
  folder = mkdtempSync(join(tmpdir(), 'course-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a course and its roster and reads them. */
function read(course: string, roster?: string | Buffer): Course {
  writeFileSync(join(folder, 'homework.json'), course);
  if (roster !== undefined) writeFileSync(join(folder, 'roster.csv'), roster);
  return readCourse(join(folder, 'homework.json'));
}

/** What a teacher is told of a course that can't be read, with short paths. */
function complaint(course: string, roster?: string | Buffer): string {
  try {
    read(course, roster);
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(folder + sep, '');
    throw error;
  }
  return 'nothing';
}

const more = 'npm run grade -- --help';

describe('a course', () => {
  const whole = `{
  "$schema": "./schemas/homework.schema.json",
  "title": "Software architecture",
  "timeZone": "Europe/Berlin",
  "due": "2026-12-01T12:00",
  "katas": [
    46,
    "value-objects",
    { "kata": "47-repository", "due": "2026-07-01T23:59:00Z" },
    { "kata": 48, "due": "2026-07-01T23:59" }
  ],
  "weights": [1, 1, 4],
  "late": { "percentPerDay": 10, "lastDay": 7 },
  "roster": { "file": "roster.csv", "id": "Matrikel", "name": "Name", "folder": "Repo" }
}
`;
  const roster = '"Matrikel";Name;Repo\n0042;"Last; first";a-repo\n0007;;\n';

  const slugs = (from: number, to: number) =>
    listKatas()
      .filter(({ number }) => number >= from && number <= to)
      .map(({ slug }) => slug);

  test('has its katas in the order of the file, with instants for dates, and the roster', () => {
    const slug47 = slugs(47, 47)[0] ?? '';
    const course = read(whole.replace('47-repository', slug47), roster);
    const [slug45, slug46] = slugs(45, 46);
    expect(course.katas.map(({ slug, due }) => [slug, due])).toEqual([
      [slug46, '2026-12-01T11:00:00.000Z'],
      [slug45, '2026-12-01T11:00:00.000Z'],
      [slug47, '2026-07-01T23:59:00.000Z'],
      [slugs(48, 48)[0], '2026-07-01T21:59:00.000Z'],
    ]);
    const { title, weights, late, timeZone } = course;
    expect({ title, weights, late, timeZone }).toEqual({
      title: 'Software architecture',
      weights: { 1: 1, 2: 1, 3: 4 },
      late: { graceMinutes: 0, percentPerDay: 10, lastDay: 7 },
      timeZone: 'Europe/Berlin',
    });
    const stars = readStatement(findKata('45').statement).rules.map((rule) => rule.stars);
    expect(course.katas[1]).toMatchObject({
      number: 45,
      title: 'Value objects',
      possible: stars.reduce<number>((sum, one) => sum + (one === 3 ? 4 : 1), 0),
    });
    expect(course.roster).toEqual([
      {
        id: '0042',
        name: 'Last; first',
        folder: 'a-repo',
        row: { Matrikel: '0042', Name: 'Last; first', Repo: 'a-repo' },
      },
      { id: '0007', folder: '0007', row: { Matrikel: '0007', Name: '', Repo: '' } },
    ]);
  });

  test('may be as little as nothing: every kata, the points of its stars, nothing due', () => {
    expect(read('{}')).toEqual(everyKata());
    expect(everyKata()).toMatchObject({ title: 'Architecture Katas', weights: { 1: 1, 2: 2, 3: 3 }, late: 'none' });
    expect(everyKata().katas.map(({ slug }) => slug)).toEqual(listKatas().map(({ slug }) => slug));
  });

  test.each([
    ['a mark of the byte order', (text: string) => `\uFEFF${text}`],
    ['carriage returns', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('is read with %s, in the roster as well', (_, change) => {
    const plain = '{\n"katas": [45],\n"roster": { "file": "roster.csv", "id": "Matrikel" }\n}';
    expect(read(change(plain), change(roster))).toEqual(read(plain, roster));
  });

  test.each([
    ['UTF-16', Buffer.from('\uFEFFid\tName\n1\tÄ\n', 'utf16le')],
    ['two columns parted by a semicolon', Buffer.from('id;Name\n1;Ä\n')],
    ['what Windows had before', Buffer.from('id,Name\n1,Ä\n', 'latin1')],
  ])('takes a roster in %s', (_, bytes) => {
    const course = read('{ "roster": { "file": "roster.csv", "id": "id", "name": "Name" } }', bytes);
    expect(course.roster).toEqual([{ id: '1', name: 'Ä', folder: '1', row: { id: '1', Name: 'Ä' } }]);
  });

  test('is read as the example for teachers has it', () => {
    const teaching = readFileSync(join(workbookRoot, 'docs', 'teaching.md'), 'utf8');
    const example = /```json\n([^`]+)```/.exec(teaching)?.[1] ?? '';
    const course = read(example, readFileSync(join(workbookRoot, 'docs', 'examples', 'roster.csv')));
    expect(course.katas.map(({ number, due }) => [number, due])).toEqual([
      [45, '2026-12-18T17:00:00.000Z'],
      [46, '2026-12-18T17:00:00.000Z'],
      [47, '2027-01-15T17:00:00.000Z'],
    ]);
    expect(course.roster?.[0]).toMatchObject({ id: '0042', name: 'Student One', folder: 's1' });
  });

  test('has a schema that editors can use: every part says what it is for', () => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as { properties: Record<string, object> };
    expect(new Ajv({ allowUnionTypes: true }).validateSchema(schema)).toBe(true);
    expect(Object.entries(schema.properties).filter(([, part]) => !('description' in part))).toEqual([]);
  });
});

describe('each mistake is named with its line', () => {
  const numbers = courseKatas(workbookRoot).map(kataId).join(', ');

  test.each([
    ['no JSON at all', 'katas: 45', ['homework.json:1: is not valid JSON: invalid symbol']],
    ['an empty file', '', ['homework.json:1: is not valid JSON: value expected']],
    ['a comma too many', '{\n"katas": [45],\n}', ['homework.json:3: is not valid JSON: property name expected']],
    ['a comment', '{\n// all\n"katas": [45]\n}', ['homework.json:2: is not valid JSON: invalid comment token']],
    ['a list', '[45]', ['homework.json:1: the file must be an object']],
    ['a key twice', '{\n"title": "A",\n"title": "B"\n}', ['homework.json:3: "title" appears twice here']],
    [
      'keys that nobody knows',
      '{\n"kata": [45],\n"colour": 1,\n"late": {\n"percentperday": 1 }\n}',
      [
        'homework.json:2: "kata" is unknown; did you mean "katas"?',
        'homework.json:3: "colour" is unknown; there are "$schema", "title", "timeZone", "due", "katas", "weights", "late", "extensions", "exemptions", "overrides", "roster"',
        'homework.json:5: "percentperday" of "late" is unknown; did you mean "percentPerDay"?',
      ],
    ],
    [
      'katas that are none',
      '{ "katas": [\n45,\n99,\n"45-value-objekts",\n"sagga",\n{ "kata": 45 },\n{ "due": "2026-11-30T23:59Z" },\n{ "kata": 46, "deu": "x" },\n4.5,\nnull\n] }',
      [
        `homework.json:3: there is no kata 99; there are ${numbers}`,
        'homework.json:4: there is no kata "45-value-objekts"; did you mean "45-value-objects"?',
        `homework.json:5: there is no kata "sagga"; did you mean "${listKatas().find(({ slug }) => slug.endsWith('-saga'))?.slug}"?`,
        'homework.json:6: 45-value-objects appears twice; it is also number 1 of "katas"',
        'homework.json:7: number 6 of "katas" lacks "kata"',
        'homework.json:8: "deu" of 46 is unknown; did you mean "due"?',
        'homework.json:9: number 8 of "katas" must be an integer, a string or an object',
        'homework.json:10: number 9 of "katas" must be an integer, a string or an object',
      ],
    ],
    [
      'dates that nobody can read',
      `{ "katas": [
{ "kata": 45, "due": "2026-11-30T23:59" },
{ "kata": 46, "due": "2026-07-01 23:59:00" },
{ "kata": 47, "due": "30.11.2026" },
{ "kata": 48, "due": "2026-11-30" },
{ "kata": 49, "due": "2026-02-30T23:59Z" },
{ "kata": 50, "due": "2026-11-30T23:59+99:00" }
] }`,
      [
        'homework.json:2: "due" of 45 has no time zone; write 2026-11-30T23:59:00+01:00',
        'homework.json:3: "due" of 46 has no time zone; write 2026-07-01T23:59:00+02:00',
        'homework.json:4: "due" of 47 is not a date; write 2026-11-30T23:59:00+01:00',
        'homework.json:5: "due" of 48 has no time of day; write 2026-11-30T23:59:00+01:00',
        'homework.json:6: "due" of 49 is not in the calendar',
        'homework.json:7: "due" of 50 has a time zone that does not exist',
      ],
    ],
    [
      'a zone that is none',
      '{\n"timeZone": "Europe/Berlim",\n"due": "2026-11-30T23:59"\n}',
      ['homework.json:2: "timeZone" is "Europe/Berlim", which is not a time zone; did you mean "Europe/Berlin"?'],
    ],
    [
      'numbers out of their range',
      '{\n"weights": [1, 2],\n"late": { "percentPerDay": 101,\n"graceMinutes": -1,\n"lastDay": "7" } }',
      [
        'homework.json:2: "weights" must be three numbers, for one, two and three stars',
        'homework.json:3: "percentPerDay" of "late" is 101; it must be at most 100',
        'homework.json:4: "graceMinutes" of "late" is -1; it must be at least 0',
        'homework.json:5: "lastDay" of "late" must be an integer',
      ],
    ],
    [
      'nothing to earn and no rule',
      '{\n"weights": [0, 0, 0],\n"late": "never",\n"katas": []\n}',
      [
        'homework.json:2: "weights" are all 0, so there are no points to earn',
        'homework.json:3: "late" is "never"; write "none", or { "percentPerDay": 10 }',
        'homework.json:4: "katas" is empty',
      ],
    ],
    [
      'a roster that is not there',
      '{\n"roster": {\n"file": "rooster.csv",\n"id": "id" } }',
      ['homework.json:3: there is no file rooster.csv'],
    ],
    [
      'a roster without its columns named',
      '{\n"roster": { "file": "roster.csv" } }',
      ['homework.json:2: "roster" lacks "id"'],
    ],
  ])('%s', (_, text, lines) => {
    expect(complaint(text)).toBe(new UserError(lines.join('\n'), more).message);
  });

  const course = '{ "roster": { "file": "roster.csv",\n"id": "github",\n"name": "Name" } }';

  test.each([
    [
      'columns that it lacks',
      'githb,Email\na,b\n',
      [
        'homework.json:2: the roster has no column "github"; did you mean "githb"?',
        'homework.json:3: the roster has no column "Name"; there are "githb", "Email"',
      ],
    ],
    [
      'an empty roster',
      '',
      [
        'homework.json:2: the roster has no column "github"; there are none',
        'homework.json:3: the roster has no column "Name"; there are none',
      ],
    ],
    [
      'ids twice, and too many columns, with lines broken within quotes',
      'github,Name\n\n007,"one\ntwo"\n,three\n007,four\n08,five,six\n09,seven,,\n7,eight\n',
      ['roster.csv:6: "github" is 007, the same as in line 3', 'roster.csv:7: has 3 columns, but the header has 2'],
    ],
    ['two columns of one name', 'github,Name,Name\n1,a,b\n', ['roster.csv:1: two columns are called "Name"']],
    ['a quotation mark that is not closed', 'github,Name\n1,"a\n2,b\n', ['roster.csv:2: quotation marks do not match']],
  ])('%s', (_, roster, lines) => {
    expect(complaint(course, roster)).toBe(new UserError(lines.join('\n'), more).message);
  });

  test('and the last line ends with a command', () => {
    expect(complaint('{\n"katas": [99],\n"tilte": "A"\n}')).toBe(
      `homework.json:2: there is no kata 99; there are ${numbers}\n` +
        'homework.json:3: "tilte" is unknown; did you mean "title"? Try: npm run grade -- --help',
    );
  });

  test('a file that is not there', () => {
    expect(() => readCourse('no/homework.json')).toThrow(`There is no file no/homework.json. Try: ${more}`);
  });
});

describe('a local time', () => {
  test.each([
    ['in winter', '2026-01-31T23:59', 'Europe/Berlin', { instant: '2026-01-31T22:59:00.000Z' }],
    ['in summer', '2026-06-30T23:59:30', 'America/New_York', { instant: '2026-07-01T03:59:30.000Z' }],
    ['with a half hour', '2026-06-30T23:59', 'Asia/Kolkata', { instant: '2026-06-30T18:29:00.000Z' }],
    [
      'that clocks show twice is the later',
      '2026-10-25T02:30',
      'Europe/Berlin',
      {
        instant: '2026-10-25T01:30:00.000Z',
        note: 'occurs twice in Europe/Berlin, because the clocks go back then; the later one counts',
      },
    ],
    [
      'that clocks skip does not exist',
      '2026-03-29T02:30',
      'Europe/Berlin',
      { mistake: 'does not exist in Europe/Berlin, because the clocks go forward then' },
    ],
    [
      'with an offset is in no other zone',
      '2026-01-31T23:59-05:00',
      'Europe/Berlin',
      { instant: '2026-02-01T04:59:00.000Z' },
    ],
    ['without a time of day', '2026-01-31', 'UTC', { mistake: 'has no time of day; write 2026-01-31T23:59' }],
  ])('%s', (_, text, zone, expected) => {
    expect(readInstant(text, { course: zone })).toEqual(expected);
  });
});

describe('a late rule', () => {
  const minute = 60_000;
  const day = 24 * 60 * minute;
  const rule: LateRule = { graceMinutes: 15, percentPerDay: 12.5, lastDay: 3 };

  test.each<[string, LateRule, number, number | undefined]>([
    ['none, in time', 'none', 0, undefined],
    ['none, late', 'none', 1, 1],
    ['before', rule, -day, undefined],
    ['within grace', rule, 15 * minute, undefined],
    ['after grace, the first day', rule, 15 * minute + 1, 0.875],
    ['a whole day', rule, day, 0.875],
    ['the second day', rule, day + 1, 0.75],
    ['the last day', rule, 3 * day, 0.625],
    ['after the last day', rule, 3 * day + 1, 0],
    ['nothing late counts', { graceMinutes: 0, percentPerDay: 0, lastDay: 0 }, 1, 0],
    ['never less than nothing', { graceMinutes: 0, percentPerDay: 60 }, 2 * day, 0],
  ])('%s', (_, rule, by, factor) => {
    expect(lateFactor(rule, by)).toBe(factor);
  });
});

describe('the book', () => {
  const due = '2026-11-30T23:00:00.000Z';
  const course: Course = {
    ...everyKata(),
    title: 'A course',
    late: { graceMinutes: 0, percentPerDay: 10, lastDay: 7 },
    katas: everyKata()
      .katas.slice(0, 2)
      .map((entry, i) => (i === 0 ? { ...entry, due } : entry)),
  };
  const [first, second] = course.katas;
  const kata = first?.slug ?? '';

  /** With rules of one, two and three stars, of which some passed. */
  const record = (student: string, status: Status, passed: number, more: Partial<GradeRecord> = {}): GradeRecord => ({
    schema: 'architecture-katas/grade/v1',
    student,
    kata,
    status,
    rules: ([1, 2, 3] as const).map((stars): GradedRule => ({
      number: stars,
      heading: `${stars}`,
      title: '',
      stars,
      status: stars <= passed ? 'passed' : 'failed',
      broken: [],
    })),
    submission: { files: '', changed: due },
    seed: 1,
    tests: '',
    graded: '2026-12-01T00:00:00.000Z',
    duration: 1,
    alone: true,
    node: 'v20',
    ...more,
  });
  const changed = (instant: string) => ({ submission: { files: '', changed: instant } });

  test.each<[string, GradeRecord[], object]>([
    ['all rules', [record('a', 'passed', 3)], { status: 'passed', points: 6, pointsInTime: 6 }],
    ['some rules', [record('a', 'timeout', 2)], { status: 'timeout', points: 3, pointsInTime: 3 }],
    ['no record', [], { status: 'missing', points: 0, pointsInTime: 0 }],
    ['someone else’s', [record('b', 'passed', 3)], { status: 'missing', points: 0 }],
    ['not started', [record('a', 'not started', 0, changed('2027-01-01T00:00:00Z'))], { points: 0, late: undefined }],
    ['what never ran', [record('a', 'does not compile', 3)], { status: 'does not compile', points: 0 }],
    ['tampered', [record('a', 'tampered', 3)], { status: 'tampered', points: undefined, pointsInTime: undefined }],
    ['grader error', [record('a', 'grader error', 3)], { status: 'grader error', points: undefined }],
    [
      'a grader error after a score',
      [record('a', 'failed', 2), record('a', 'grader error', 0)],
      { status: 'failed', points: 3 },
    ],
    ['a score after a grader error', [record('a', 'grader error', 0), record('a', 'failed', 1)], { points: 1 }],
    ['the last of two', [record('a', 'passed', 3), record('a', 'failed', 1)], { points: 1 }],
    [
      'late',
      [record('a', 'passed', 3, changed('2026-12-02T00:00:00Z'))],
      { points: 4.8, pointsInTime: 6, late: { by: 25 * 60 * 60 * 1000, factor: 0.8 } },
    ],
    [
      'too late',
      [record('a', 'failed', 2, changed('2026-12-30T00:00:00Z'))],
      { points: 0, pointsInTime: 3, late: { by: 30 * 24 * 60 * 60 * 1000 - 23 * 60 * 60 * 1000, factor: 0 } },
    ],
  ])('%s', (_, records, expected) => {
    const [row] = computeGradebook(course, [{ id: 'a' }], records).students;
    expect({ late: undefined, ...row?.marks[0] }).toMatchObject(expected);
  });

  test('adds up what is not withheld, and says what nobody can know', () => {
    const records = [
      record('a', 'passed', 3, { submission: { files: '' } }),
      record('a', 'tampered', 3, { kata: second?.slug ?? '' }),
      record('b', 'failed', 1, { graded: '2026-12-24T00:00:00.000Z' }),
    ];
    const book = computeGradebook(course, [{ id: 'b', name: 'Name' }, { id: 'a' }], records);
    const possible = (first?.possible ?? 0) + (second?.possible ?? 0);
    expect(
      book.students.map(({ student, points, possible, withheld }) => [student, points, possible, withheld]),
    ).toEqual([
      [{ id: 'b', name: 'Name' }, 1, possible, false],
      [{ id: 'a' }, 6, possible, true],
    ]);
    expect(book).toMatchObject({
      title: 'A course',
      weights: { 1: 1, 2: 2, 3: 3 },
      graded: '2026-12-24T00:00:00.000Z',
      notes: [`Counted as on time, because the date of the work is unknown: a (${kata.slice(0, 2)}).`],
    });
    expect(book.katas[0]).toEqual({
      slug: kata,
      number: first?.number,
      title: first?.title,
      possible: first?.possible,
      due,
    });
  });

  test('of nobody is dated all the same', () => {
    const book = computeGradebook(course, [], [], new Date(0));
    expect([book.students, book.graded, book.notes]).toEqual([[], '1970-01-01T00:00:00.000Z', undefined]);
  });
});

describe('students', () => {
  const submission = (id: string) => ({ id, filesOf: async () => ({ files: new Map<string, Buffer>() }) });
  const shown = (roster: Course['roster'], ids: string[]) => {
    const { participants, notes } = students(roster ? { roster } : {}, ids.map(submission));
    return { pairs: participants.map(({ student, submission: own }) => [student.id, own?.id]), notes };
  };

  test('stand in the roster’s order, then whom it does not have', () => {
    const roster = ['b', 'a', 'team', 'absent'].map((id) => ({ id, folder: id === 'team' ? 'a' : id }));
    expect(shown(roster, ['z', 'a', 'b', 'x', 'team'])).toEqual({
      pairs: [
        ['b', 'b'],
        ['a', 'a'],
        ['team', 'a'],
        ['absent', undefined],
        ['x', 'x'],
        ['z', 'z'],
      ],
      notes: [
        'On the roster, but nothing handed in: absent.',
        'Handed in, but not on the roster: x, z.',
        'Left out, because the roster has another folder for this id: team.',
      ],
    });
  });

  test('who are not among the submissions keep what was graded earlier', () => {
    const roster = ['a', 'b', 'c'].map((id) => ({ id, folder: id }));
    expect(students({ roster }, [submission('a')], (id) => id === 'b').notes).toEqual([
      'Not among these submissions, so what was graded earlier counts: b.',
      'On the roster, but nothing handed in: c.',
    ]);
  });

  test('are all named if hardly more than the first ten are left', () => {
    const names = Array.from({ length: 14 }, (_, i) => String(i));
    expect(summarizeNames(names.slice(0, 13), 'All')).toEqual([`All: ${names.slice(0, 13).join(', ')}.`]);
    expect(summarizeNames(names, 'Some')).toEqual([`Some: ${names.slice(0, 10).join(', ')}, 4 more.`]);
    expect(summarizeNames([], 'None')).toEqual([]);
  });

  test('are found by their id where the folder of the roster is not there', () => {
    expect(shown([{ id: 'ä'.normalize('NFC'), folder: 'gone' }], ['ä'.normalize('NFD')]).pairs).toEqual([
      ['ä'.normalize('NFC'), 'ä'.normalize('NFD')],
    ]);
  });

  test('are those who have handed in where there is no roster', () => {
    expect(shown(undefined, ['b', 'a'])).toEqual({
      pairs: [
        ['a', 'a'],
        ['b', 'b'],
      ],
      notes: [],
    });
  });
});
