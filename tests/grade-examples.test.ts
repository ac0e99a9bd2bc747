import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { readAddresses } from '../scripts/teacher/collect/read-addresses.ts';
import { readCourse } from '../scripts/teacher/course/read-course.ts';
import { computeGradebook } from '../scripts/teacher/grading/compute-gradebook.ts';
import type { Student } from '../scripts/teacher/grading/gradebook.ts';
import { feedback } from '../scripts/teacher/reports/feedback.ts';
import { feedbackIndex } from '../scripts/teacher/reports/feedback-index.ts';
import { moodleFeedback } from '../scripts/teacher/reports/moodle-feedback.ts';
import { writeReports } from '../scripts/teacher/reports/write-reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = join(workbookRoot, 'docs', 'examples', 'homework.json');

describe('the sample course', () => {
  test('is valid, and uses every part', () => {
    const course = readCourse(example);
    expect(course.roster?.map(({ row: _row, ...student }) => student)).toEqual(
      ['0042 One', '0007 Two', '0013 Three'].map((one, i) => ({
        ...{ id: one.slice(0, 4), name: `Student ${one.slice(5)}`, folder: `s${i + 1}` },
        repository: `https://git.example.org/class/s${i + 1}.git`,
        ...{ address: `s${i + 1}@example.org`, participant: `Participant ${1001 + i}` },
      })),
    );
    expect(course.arrangements?.map(({ kind, kata }) => `${kind} ${kata.slice(0, 2)}`)).toEqual([
      ...['exemption 46', 'extension 45', 'extension 46', 'override 45'],
    ]);
    const schema = JSON.parse(readFileSync(join(workbookRoot, 'schemas', 'homework.schema.json'), 'utf8')) as {
      properties: object;
    };
    const written = JSON.parse(readFileSync(example, 'utf8')) as object;
    expect(Object.keys(written).toSorted()).toEqual(Object.keys(schema.properties).toSorted());
    expect(readAddresses(example).sources[0]).toEqual({
      folder: 's1',
      address: 'https://git.example.org/class/s1.git',
    });
  });

  test('is the one that the documentation shows', () => {
    const teaching = readFileSync(join(workbookRoot, 'docs', 'teaching.md'), 'utf8');
    expect(/```json\n([^`]+)```/.exec(teaching)?.[1]).toBe(readFileSync(example, 'utf8'));
  });

  test('gives feedback that Moodle accepts, and an index', () => {
    const course = readCourse(example);
    const students: Student[] = course.roster?.map(({ folder: _folder, ...student }) => student) ?? [];
    const book = computeGradebook(course, students, []);
    const out = join(folder, 'reports');
    writeReports(book, out);
    const zip = unzipSync(readFileSync(join(out, 'feedback-moodle.zip')));
    expect(Object.keys(zip)).toEqual([
      'Student One_1001_assignsubmission_file_/feedback.md',
      'Student Two_1002_assignsubmission_file_/feedback.md',
      'Student Three_1003_assignsubmission_file_/feedback.md',
    ]);
    expect(Buffer.from(Object.values(zip)[0] ?? '').toString()).toBe(feedback(book, book.students[0]!));
    expect(readFileSync(join(out, 'feedback', 'index.csv'), 'utf8')).toBe(
      [
        '\uFEFFid,name,address,file',
        '0042,Student One,s1@example.org,0042.md',
        '0007,Student Two,s2@example.org,0007.md',
        '0013,Student Three,s3@example.org,0013.md',
        '',
      ].join('\r\n'),
    );
  });
});

describe('feedback for Moodle', () => {
  const names = (...students: Student[]) =>
    Object.keys(unzipSync(moodleFeedback(students.map((student) => ({ student, text: 'x' }))) ?? new Uint8Array()));

  test('finds the number in Moodle’s own worksheet, and leaves out whoever has none', () => {
    const row = { Identifier: 'Participant 77', 'Full name': 'Åsa_Å/x' };
    expect(names({ id: 'a', name: 'Åsa_Å/x', row }, { id: 'b', row: { Identifier: 'none' } })).toEqual([
      'Åsa Å x_77_assignsubmission_file_/feedback.md',
    ]);
    const german = { Identifier: 'Teilnehmer/in78' };
    expect(names({ id: 'c', row: german })).toEqual(['c_78_assignsubmission_file_/feedback.md']);
    expect(names({ id: '..', participant: 'Teilnehmer/in12' })).toEqual(['.._12_assignsubmission_file_/feedback.md']);
  });

  test('is not written where nobody has a number', () => {
    expect(moodleFeedback([{ student: { id: 'a' }, text: 'x' }])).toBeUndefined();
  });
});

test('an index is no formula in a spreadsheet', () => {
  expect(feedbackIndex([{ id: 'a', name: '=1+1', address: '@x' }], ['a.md'])).toContain("a,'=1+1,'@x,a.md");
});

test('a course names a column that the roster does not have', () => {
  writeFileSync(join(folder, 'roster.csv'), 'id,Mail\na,b\n');
  const roster = { file: 'roster.csv', id: 'id', address: 'E-Mail', participant: 'Number' };
  writeFileSync(join(folder, 'homework.json'), JSON.stringify({ roster }));
  expect(() => readCourse(join(folder, 'homework.json'))).toThrow(
    /no column "E-Mail"; did you mean "Mail"\?\n.*"Number"/,
  );
});
