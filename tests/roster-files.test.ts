import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { UserError } from '../scripts/platform/errors/user-error.ts';
import { readCourse } from '../scripts/teacher/course/read-course.ts';
import type { Course } from '../scripts/teacher/course/course.ts';
import type { RosterSheet } from '../scripts/teacher/course/grade-sheet.ts';
import { foreignSheetNotes, maximumNotes } from '../scripts/teacher/course/roster-sheet.ts';
import { csv } from '../scripts/teacher/reports/csv.ts';
import { computeGradebook } from '../scripts/teacher/grading/compute-gradebook.ts';
import { fillSheet, unfilled } from '../scripts/teacher/reports/fill-sheet.ts';
import { writeReports } from '../scripts/teacher/reports/write-reports.ts';
import { students } from '../scripts/teacher/submissions/students.ts';
import type { Gradebook, Mark, StudentMarks } from '../scripts/teacher/grading/gradebook.ts';

const folder = mkdtempSync(join(tmpdir(), 'rosters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a course with a roster. */
function read(roster: string | Buffer, columns: object, course: object = {}): Course {
  writeFileSync(join(folder, 'roster.csv'), roster);
  const text = JSON.stringify({ katas: [45, 46], ...course, roster: { file: 'roster.csv', ...columns } }, undefined, 1);
  writeFileSync(join(folder, 'homework.json'), text);
  return readCourse(join(folder, 'homework.json'));
}

/** What a teacher is told of a roster that cannot be used. */
function complaint(roster: string | Buffer, columns: object): string {
  try {
    read(roster, columns);
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(folder + sep, '');
    throw error;
  }
  return 'nothing';
}

const names = ({ roster = [] }: Course) => roster.map(({ id, name }) => (name === undefined ? id : `${id} ${name}`));
const notes = (course: Course) => course.notes?.map((note) => note.replaceAll(folder + sep, ''));

const canvas = `Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (991),Current Score
,,,,,Manual Posting,
    Points Possible,,,,,57.00,(read only)
"Ångström, Åse",21,0001,aa,"Group ""A""",,
"Berg, Bo",22,0002,bb,A,12.5,81.2
"Student, Test",29,,8f3,A,,
`;

const moodle = `Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Feedback comments"
"Participant 1234","Åse Ångström",ase@example.org,"Submitted for grading - ",-,100.00,Yes,
"Participant 1235","Bo Berg",bo@example.org,"No submission - ",-,100.00,Yes,"=1+1"
`;

describe('a roster as a platform exports it', () => {
  test.each([
    ['Canvas', canvas, { id: 'SIS User ID', name: 'Student' }, ['0001 Ångström, Åse', '0002 Berg, Bo']],
    ['Canvas by its own ids', canvas, { id: 'ID' }, ['21', '22']],
    [
      'Moodle',
      moodle,
      { id: 'Identifier', name: 'Full name' },
      ['Participant 1234 Åse Ångström', 'Participant 1235 Bo Berg'],
    ],
    ['a line that names the separator', 'sep=;\r\nid;a,b;c,d\r\n1;x;y\r\n', { id: 'id', name: 'a,b' }, ['1 x']],
    ['such a line in quotation marks', '\uFEFF"sep=;"\nid;Name\n1;x\n', { id: 'id', name: 'Name' }, ['1 x']],
    [
      'ids in quotation marks',
      'id,Name\n"0001",a\n"=""0002""",b\n\'0003,c\n"""0004""",d\n',
      { id: 'id' },
      ['0001', '0002', '0003', '0004'],
    ],
    ['line endings of old Macs', 'id,Name\r1,a\r2,b\r', { id: 'id', name: 'Name' }, ['1 a', '2 b']],
  ])('%s', (_, roster, columns, expected) => {
    const course = read(roster, columns);
    expect(names(course)).toEqual(expected);
    expect(course.notes).toBeUndefined();
  });

  test('GitHub Classroom, with a student who has not linked an account', () => {
    const course = read('"identifier","github_username","github_id","name"\n"ase","ase-gh","1",""\n"bo","","",""\n', {
      id: 'github_username',
    });
    expect(names(course)).toEqual(['ase-gh']);
    expect(notes(course)).toEqual(['Not graded, because roster.csv has no "github_username" for them: bo (line 3).']);
  });

  test('with a header only', () => {
    const course = read('id,Name\n', { id: 'id' });
    expect([course.roster, notes(course)]).toEqual([[], ['The roster roster.csv has a header, but no students.']]);
  });

  test.each<[string, string | Buffer, object, string[]]>([
    [
      'an Excel file with the name of a CSV file',
      Buffer.from('PK\u0003\u0004\u0014\u0000\u0006', 'latin1'),
      { id: 'id' },
      ['roster.csv:1: is an Excel file and not CSV; open it, and save it as "CSV UTF-8"'],
    ],
    [
      'an older one',
      Buffer.from('D0CF11E0A1B11AE1', 'hex'),
      { id: 'id' },
      ['roster.csv:1: is an Excel file and not CSV; open it, and save it as "CSV UTF-8"'],
    ],
    ['nobody with an id', 'id,Name\n,a\n', { id: 'id' }, ['roster.csv:2: has no "id"']],
    [
      'a pattern that is none',
      'id\n1\n',
      { id: 'id', folder: '^.*_(\\d+_assign' },
      ['homework.json:9: "folder" is ^.*_(\\d+_assign, which is not a valid pattern: unterminated group'],
    ],
    [
      'a pattern without a group',
      'id\n1\n',
      { id: 'id', folder: '^\\d+$' },
      ['homework.json:9: "folder" is ^\\d+$, in which no part in parentheses is the id'],
    ],
    [
      'a column of folders that is not there',
      'id,Repo\n1,a\n',
      { id: 'id', folder: 'Repos' },
      ['homework.json:9: the roster has no column "Repos"; did you mean "Repo"?'],
    ],
    [
      'columns of grades that are not there, and what is no kata of the course',
      'id,Grade\n1,\n',
      { id: 'id', grade: { sum: 'Grades', 47: 'Grade' } },
      [
        'homework.json:10: "47" is neither "sum" nor a kata of the course',
        'homework.json:11: the roster has no column "Grades"; did you mean "Grade"?',
      ],
    ],
    [
      'no column at all',
      'id\n1\n',
      { id: 'id', grade: 5 },
      ['homework.json:9: "grade" of "roster" must be a string or an object'],
    ],
  ])('%s', (_, roster, columns, lines) => {
    expect(complaint(roster, columns)).toBe(new UserError(lines.join('\n'), 'npm run grade -- --help').message);
  });

  test('has a pattern for folders', () => {
    expect(read('id\n1\n', { id: 'id', folder: '^.*_(\\d+)_assignsubmission' }).folderPattern).toEqual(
      /^.*_(\d+)_assignsubmission/u,
    );
  });
});

/** Marks of students, whose points are those of the first kata. */
function marked(
  points: Record<string, number | undefined | 'missing'>,
  course: Course,
): { katas: Course['katas']; students: StudentMarks[] } {
  const all = Object.entries(points).map(([id, own]) => {
    const marks = course.katas.map((kata, i): Mark => {
      const base = { student: id, kata: kata.slug, possible: kata.possible };
      if (own === 'missing') return { ...base, status: 'missing', points: 0, pointsInTime: 0 };
      const [status, worth] =
        own === undefined ? (['tampered', undefined] as const) : (['failed', i === 0 ? own : 0] as const);
      return { ...base, status, points: worth, pointsInTime: worth };
    });
    const sum = marks.reduce((all, mark) => all + (mark.points ?? 0), 0);
    const possible = marks.reduce((all, mark) => all + mark.possible, 0);
    return { student: { id }, marks, points: sum, possible, withheld: own === undefined };
  });
  return { katas: course.katas, students: all };
}

/** The roster with grades in it. */
function filled(roster: string | Buffer, columns: object, points: Parameters<typeof marked>[0]): Buffer {
  const course = read(roster, columns);
  return fillSheet(readFileSync(join(folder, 'roster.csv')), sheetOf(course), marked(points, course));
}

function sheetOf({ sheet }: Course): RosterSheet {
  if (sheet === undefined) throw new Error('There is no sheet.');
  return sheet;
}

describe('the time of submission', () => {
  const submission = { id: '1', filesOf: async () => ({ files: new Map<string, Buffer>() }) };
  const changed = async (roster: string, columns: object, course: object) => {
    const { participants } = students(read(roster, columns, course), [submission]);
    return (await participants[0]?.submission?.filesOf(findKata('45')))?.changed;
  };
  const berlin = { timeZone: 'Europe/Berlin' };

  test.each([
    ['English', 'Friday, 20 November 2026, 6:15 PM'],
    ['American', 'Friday, November 20, 2026, 6:15 PM'],
    ['German', 'Freitag, 20. November 2026, 18:15'],
    ['French', 'vendredi 20 novembre 2026, 18:15'],
    ['Spanish', 'viernes, 20 de noviembre de 2026, 18:15'],
    ['numbers', '20.11.2026, 18:15'],
    ['ISO 8601', '2026-11-20 18:15:00 +0100'],
  ])('comes from Moodle’s sheet, in %s', async (_, time) => {
    const roster = `id,"Last modified (submission)"\n1,"${time}"\n`;
    expect(await changed(roster, { id: 'id' }, berlin)).toBe('2026-11-20T17:15:00.000Z');
  });

  test('comes from the column that the course names, and never replaces that of a commit', async () => {
    const columns = { id: 'id', submitted: 'Time' };
    expect(await changed('id,Time\n1,2026-11-20 18:15\n', columns, berlin)).toBe('2026-11-20T17:15:00.000Z');
    const own = '2026-11-01T00:00:00.000Z';
    const clone = { id: '1', filesOf: async () => ({ files: new Map<string, Buffer>(), changed: own }) };
    const { participants } = students(read('id,Time\n1,2026-11-20 18:15\n', columns, berlin), [clone]);
    expect(await participants[0]?.submission?.filesOf(findKata('45'))).toMatchObject({ changed: own });
  });

  test('is not used, and the teacher is told so, if it cannot be read', async () => {
    const roster = 'id,Time\n1,20 Brumaire 2026 18:15\n2,-\n';
    const columns = { id: 'id', submitted: 'Time' };
    expect(await changed(roster, columns, berlin)).toBeUndefined();
    expect(read(roster, columns, berlin).notes).toEqual([
      'The time of submission cannot be read, so it is not used: 1 (20 Brumaire 2026 18:15).',
    ]);
    expect(read(roster, columns).notes).toEqual([
      'The time of submission is not used, because the course has no "timeZone": 1 (20 Brumaire 2026 18:15).',
    ]);
  });
});

test('a name may be in several columns, of which each must be there', () => {
  const roster = 'First Name,Last Name,SID\nAda,One,0001\nBo,,0002\n';
  expect(names(read(roster, { id: 'SID', name: ['First Name', 'Last Name'] }))).toEqual(['0001 Ada One', '0002 Bo']);
  expect(complaint(roster, { id: 'SID', name: ['First Name', 'Name'] })).toContain('the roster has no column "Name"; ');
  expect(complaint(roster, { id: 'SID', name: [] })).not.toBe('nothing');
  expect(complaint(roster, { id: 'SID', name: 7 })).not.toBe('nothing');
});

test('a course says what has no effect, and which date comes twice', () => {
  expect(read('id\n1\n', { id: 'id' }, { late: { percentPerDay: 10 } }).notes).toEqual([
    '"late" has no effect, because no kata has a "due" date.',
  ]);
  expect(read('id\n1\n', { id: 'id' }, { timeZone: 'Europe/Berlin', due: '2026-10-25T02:30' }).notes).toEqual([
    '"due", 2026-10-25T02:30, occurs twice in Europe/Berlin, because the clocks go back then; the later one counts.',
  ]);
  const extensions = [{ student: '1', due: '2026-10-25T02:30', reason: 'Ill' }];
  const dates = { timeZone: 'Europe/Berlin', due: '2026-10-01T12:00', extensions };
  expect(read('id\n1\n', { id: 'id' }, dates).notes).toEqual([
    expect.stringContaining('2026-10-25T02:30, occurs twice in Europe/Berlin'),
  ]);
});

describe('grades go back into the roster’s own file', () => {
  test('of Moodle, without any setting', () => {
    const points = { 'Participant 1234': 13.25, 'Participant 1235': 'missing' } as const;
    expect(filled(moodle, { id: 'Identifier' }, points).toString()).toBe(
      moodle.replace('"Submitted for grading - ",-,', '"Submitted for grading - ",13.25,'),
    );
    const course = read(moodle, { id: 'Identifier' });
    expect(maximumNotes(sheetOf(course), 39)).toEqual([
      'The maximum of "Grade" in roster.csv is 100, but full marks are 39 points; change the maximum on the platform, or add "gradeOutOf": 100 to "roster".',
    ]);
    expect(maximumNotes(sheetOf(course), 100)).toEqual([]);
    expect(foreignSheetNotes(sheetOf(course), 'Moodle')).toEqual([]);
  });

  test('of Moodle in another language, once its columns are named', () => {
    const german = moodle.replace('Identifier', 'ID').replace(/\bGrade\b/, 'Bewertung');
    expect(foreignSheetNotes(sheetOf(read(german, { id: 'ID' })), 'Moodle')).toEqual([
      expect.stringMatching(/^No grades were written into roster\.csv, .* "grade", "submitted" and "participant"\.$/),
    ]);
    expect(foreignSheetNotes(sheetOf(read(german, { id: 'ID' })), 'Canvas')).toEqual([]);
    const named = read(german, { id: 'ID', grade: 'Bewertung' });
    expect(foreignSheetNotes(sheetOf(named), 'Moodle')).toEqual([]);
    const points = { 'Participant 1234': 13.25 } as const;
    expect(filled(german, { id: 'ID', grade: 'Bewertung' }, points).toString()).toContain('- ",13.25,');
  });

  test('of Moodle, whose students without a grade are named', () => {
    const points = { 'Participant 1234': 13.25, 'Participant 1235': 'missing' } as const;
    const course = read(moodle, { id: 'Identifier' });
    expect(unfilled(sheetOf(course), marked(points, course)).map(({ student }) => student.id)).toEqual([
      'Participant 1235',
    ]);
  });

  test('of Canvas, in the column that the course names, with the points scaled', () => {
    const columns = { id: 'SIS User ID', grade: 'Homework 1 (991)', gradeOutOf: 57 };
    const { katas } = read(canvas, columns);
    const possible = katas.reduce((sum, kata) => sum + kata.possible, 0);
    const points = { '0001': possible / 2, '0002': undefined, '0009': 3 };
    // A score that is withheld stays as it was.
    expect(filled(canvas, columns, points).toString()).toBe(canvas.replace('"Group ""A""",,', '"Group ""A""",28.5,'));
    const exact = read(canvas, { id: 'ID', grade: 'Homework 1 (991)' });
    expect(maximumNotes(sheetOf(exact), 57)).toEqual([]);
    expect(maximumNotes(sheetOf(exact), 58)).toHaveLength(1);
  });

  test('with columns for each kata', () => {
    const columns = { id: 'id', grade: { sum: 'Sum', 45: 'First', 'aggregate-root': 'Second' } };
    expect(filled('id,Second,First,Sum\n1,,,\n2,x,y,z', columns, { 1: 4, 2: 'missing' }).toString()).toBe(
      'id,Second,First,Sum\n1,0,4,4\n2,x,y,z',
    );
  });

  test('out of the same maximum for everybody, also for students for whom katas do not count', () => {
    const course = {
      katas: [45, 46],
      exemptions: [
        { student: '1', katas: [46], reason: 'Ill' },
        { student: '4', katas: [45, 46], reason: 'Ill' },
      ],
      overrides: [{ student: '2', kata: 45, points: 0, reason: 'Copied' }],
    };
    const columns = { id: 'id', grade: { sum: 'Sum', 46: 'Second' } };
    const fill = (grades: object) => {
      const own = read('id,Sum,Second\n1,,\n2,,\n3,,x\n4,,\n', grades, course);
      const [one, two] = own.katas.map(({ possible }) => possible);
      const set = [
        { student: '1', kata: '45-value-objects', points: one ?? 0, reason: 'Shown', kind: 'override' },
      ] as const;
      const book = computeGradebook(
        { ...own, arrangements: [...(own.arrangements ?? []), ...set] },
        own.roster ?? [],
        [],
      );
      const empty = unfilled(sheetOf(own), book).map(({ student }) => student.id);
      const text = fillSheet(readFileSync(join(folder, 'roster.csv')), sheetOf(own), book).toString();
      return { text, empty, sum: (one ?? 0) + (two ?? 0) };
    };
    const { text, empty, sum } = fill(columns);
    // What is exempt, and what was never handed in, stays as it is; what the teacher has set does not.
    expect(text).toBe(`id,Sum,Second\n1,${sum},\n2,0,\n3,,x\n4,,\n`);
    expect(empty).toEqual(['1', '2', '3', '4']);
    expect(fill({ ...columns, gradeOutOf: 10 }).text).toBe('id,Sum,Second\n1,10,\n2,0,\n3,,x\n4,,\n');
  });

  test.each<[string, Buffer, Buffer]>([
    ['semicolons and decimal commas', Buffer.from('id;Grade\r\n1;\r\n'), Buffer.from('id;Grade\r\n1;4,5\r\n')],
    ['semicolons and decimal points', Buffer.from('id;Grade;x\n1;;1.5\n'), Buffer.from('id;Grade;x\n1;4.5;1.5\n')],
    ['commas for both', Buffer.from('id,Grade,x\n1,,"1,5"\n'), Buffer.from('id,Grade,x\n1,"4,5","1,5"\n')],
    ['tabs', Buffer.from('id\tGrade\n1\t-'), Buffer.from('id\tGrade\n1\t4.5')],
    ['a separator line', Buffer.from('sep=;\r\nid;Grade\r\n1;""\r\n'), Buffer.from('sep=;\r\nid;Grade\r\n1;"4,5"\r\n')],
    ['empty lines', Buffer.from('\n\nid,Grade\n\n1,7\n\n'), Buffer.from('\n\nid,Grade\n\n1,4.5\n\n')],
    ['line breaks in cells', Buffer.from('id,x,Grade\n1,"a\n""b""",\n'), Buffer.from('id,x,Grade\n1,"a\n""b""",4.5\n')],
    ['line endings of old Macs', Buffer.from('id,Grade\r1,\r'), Buffer.from('id,Grade\r1,4.5\r')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFid,Ä,Grade\n1,é,\n'), Buffer.from('\uFEFFid,Ä,Grade\n1,é,4.5\n')],
    [
      'Windows-1252',
      Buffer.from('id,\xC4,Grade\n1,\x80,\n', 'latin1'),
      Buffer.from('id,\xC4,Grade\n1,\x80,4.5\n', 'latin1'),
    ],
    [
      'UTF-16',
      Buffer.from('\uFEFFid\tÄ\tGrade\n1\té\t\n', 'utf16le'),
      Buffer.from('\uFEFFid\tÄ\tGrade\n1\té\t4.5\n', 'utf16le'),
    ],
    ['formulas of others', Buffer.from('id,x,Grade\n1,=1+1,\n'), Buffer.from('id,x,Grade\n1,=1+1,4.5\n')],
  ])('with %s as they are', (_, before, after) => {
    expect(filled(before, { id: 'id', grade: 'Grade' }, { 1: 4.5 })).toEqual(after);
  });

  test('and nothing else changes, whatever the cells are', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '=', '-') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), fc.boolean(), (cells, quotes) => {
        const table = [['x', 'Grade', 'id', 'y'], ...cells.map(([x, y], i) => [x, '', `s${i}`, y])];
        const roster = Papa.unparse(table, { quotes });
        const points = Object.fromEntries(cells.map((_, i) => [`s${i}`, i + 0.5]));
        const after = filled(roster, { id: 'id', grade: 'Grade' }, points).toString();
        const expected = table.map((row, i) => (i === 0 ? row : [row[0], `${i - 0.5}`, row[2], row[3]]));
        expect(Papa.parse(after, { delimiter: ',', newline: '\r\n' }).data).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  test('as a report of its own, next to a table with the same separators', () => {
    const course = read('id;Name;Grade\n1;-;-\n', { id: 'id', grade: 'Grade' });
    const students = marked({ 1: 4.5 }, course).students.map((one) => ({
      ...one,
      student: { id: '1', row: course.roster?.[0]?.row ?? {} },
    }));
    const book: Gradebook = {
      ...{ title: 'A course', katas: course.katas, students, weights: course.weights },
      ...{ graded: '2026-12-01T00:00:00.000Z', sheet: sheetOf(course) },
    };
    const out = join(folder, 'grades');
    writeReports(book, out);
    expect(readFileSync(join(out, 'roster-with-grades', 'roster.csv'), 'utf8')).toBe('id;Name;Grade\n1;-;4,5\n');
    expect(readFileSync(join(folder, 'roster.csv'), 'utf8')).toBe('id;Name;Grade\n1;-;-\n');
    const [slug45 = '', slug46 = ''] = course.katas.map(({ slug }) => slug);
    expect(csv(book).split('\r\n').slice(0, 2)).toEqual([
      `id;Name;Grade;${slug45};${slug46};sum;possible;withheld`,
      `1;-;-;"4,5";0;"4,5";${students[0]?.possible};`,
    ]);
  });
});
