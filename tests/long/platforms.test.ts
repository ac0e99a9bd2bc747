import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { gradeClass, type Graded } from '../../scripts/teacher/cli/grade-class.ts';
import { writeReports } from '../../scripts/teacher/reports/write-reports.ts';

const kata = findKata('45');
const name = kata.files[0] ?? '';
const solution = readFileSync(join(workbookRoot, 'solutions', kata.slug, name));
const starter = readFileSync(join(kata.folder, name));
const answer = `katas/${kata.slug}/${name}`;
const folder = mkdtempSync(join(tmpdir(), 'platforms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const zip = (files: Record<string, Uint8Array>) => Buffer.from(zipSync(files));

/** Grades a download with a roster, and returns the roster with the grades. */
async function graded(
  download: Record<string, Uint8Array>,
  roster: string,
  settings: object,
): Promise<Graded & { filled: string }> {
  const home = mkdtempSync(join(folder, 'course-'));
  writeFileSync(join(home, 'download.zip'), zip(download));
  writeFileSync(join(home, 'sheet.csv'), roster);
  const course = { timeZone: 'UTC', due: '2026-11-20T12:00', katas: [45], late: { percentPerDay: 50 } };
  const file = join(home, 'homework.json');
  writeFileSync(file, JSON.stringify({ ...course, roster: { file: 'sheet.csv', ...settings } }));
  const out = join(home, 'grades');
  const path = join(home, 'download.zip');
  const result = await gradeClass({ does: 'grade', path, course: file, out, jobs: 1, seed: 1, fresh: false });
  writeReports(result.book, out);
  return { ...result, filled: readFileSync(join(out, 'roster-with-grades', 'sheet.csv'), 'utf8') };
}

describe('a class is graded from what a platform delivers, and its sheet gets the grades', () => {
  test('Moodle', async () => {
    const { book, notes, filled } = await graded(
      {
        'Ada A_11_assignsubmission_file_/hw.zip': zip({ [answer]: solution }),
        'Bo B_12_assignsubmission_file_/value-objects.ts': solution,
        'Cy C_13_assignsubmission_file_/value-objects.ts': starter,
        'Di D_14_assignsubmission_file_/hw.rar': Buffer.from('Rar!'),
      },
      [
        'Identifier,"Full name",Grade,"Maximum Grade","Last modified (submission)"',
        '"Participant 11","Ada A",-,20.00,"Friday, 20 November 2026, 11:59 AM"',
        '"Participant 12","Bo B",-,20.00,"Friday, 20 November 2026, 12:01 PM"',
        '"Participant 13","Cy C",-,20.00,-',
        '"Participant 14","Di D",-,20.00,-',
        '"Participant 15","Ed E",-,20.00,-\n',
      ].join('\n'),
      { id: 'Identifier', name: 'Full name', folder: String.raw`^.*_(\d+)_assignsubmission`, gradeOutOf: 20 },
    );
    expect(filled.split('\n').slice(1, 6)).toEqual([
      '"Participant 11","Ada A",20,20.00,"Friday, 20 November 2026, 11:59 AM"',
      '"Participant 12","Bo B",10,20.00,"Friday, 20 November 2026, 12:01 PM"',
      '"Participant 13","Cy C",0,20.00,-',
      '"Participant 14","Di D",-,20.00,-',
      '"Participant 15","Ed E",-,20.00,-',
    ]);
    expect(book.students.map(({ student }) => student.name)).toEqual(['Ada A', 'Bo B', 'Cy C', 'Di D', 'Ed E']);
    expect(notes).toEqual([
      'Grade left unchanged in sheet.csv, because nothing was graded or a score is withheld: Participant 14, Participant 15.',
      'This is a download from Moodle.',
      'On the roster, but nothing handed in: Participant 15.',
      '0 points, because: An archive cannot be read: hw.rar (only .zip, .tar, .tar.gz and .tgz can be read): Participant 14.',
    ]);
  });

  test('Canvas', async () => {
    const { notes, filled } = await graded(
      { 'aada_21_301_hw.zip': zip({ [name]: solution }), 'bbo_LATE_22_302_value-objects.ts': solution },
      `Student,ID,SIS User ID,Section,HW (9)\n    Points Possible,,,,19\n"A, Ada",21,0001,A,\n"B, Bo",22,0002,A,\n"Student, Test",29,,A,\n`,
      { id: 'ID', name: 'Student', grade: 'HW (9)', gradeOutOf: 19 },
    );
    expect(filled).toBe(
      `Student,ID,SIS User ID,Section,HW (9)\n    Points Possible,,,,19\n"A, Ada",21,0001,A,19\n"B, Bo",22,0002,A,19\n"Student, Test",29,,A,\n`,
    );
    expect(notes).toEqual([
      'This is a download from Canvas.',
      'Canvas marks these as late, but does not say how late: bbo_22.',
      expect.stringMatching(/^Counted as on time, because the date of the work is unknown: /),
    ]);
  });

  test('Gradescope', async () => {
    const { book, filled } = await graded(
      {
        'export/submission_metadata.yml': Buffer.from(
          [
            ...['---', 'submission_1:', '  :submitters:', '  - :name: Ada A', "    :sid: '0001'"],
            ...['  :created_at: 2026-11-20 11:00:00.000000000 Z', 'submission_2:', '  :submitters:'],
            ...['  - :name: Bo B', "    :sid: '0002'", '  :created_at: 2026-11-20 05:00:00.000000000 -08:00', ''],
          ].join('\n'),
        ),
        [`export/submission_1/${answer}`]: solution,
        'export/submission_2/value-objects.ts': solution,
      },
      'First Name;SID;Grade\r\nAda;1;\r\nBo;0002;\r\n',
      { id: 'SID', grade: 'Grade', gradeOutOf: 5 },
    );
    expect(filled).toBe('First Name;SID;Grade\r\nAda;1;5\r\nBo;0002;2,5\r\n');
    expect(book.students.map(({ student, marks }) => [student.id, marks[0]?.late?.by])).toEqual([
      ['1', undefined],
      ['0002', 60 * 60 * 1000],
    ]);
  });
});
