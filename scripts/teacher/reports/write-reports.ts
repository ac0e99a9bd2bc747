import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTheme } from '../../platform/terminal/theme.ts';
import type { Gradebook } from '../grading/gradebook.ts';
import { classroom50 } from './classroom50.ts';
import { csv } from './csv.ts';
import { ctrf } from './ctrf.ts';
import { feedback } from './feedback.ts';
import { fillSheet } from './fill-sheet.ts';
import { feedbackIndex } from './feedback-index.ts';
import { fileNames } from './file-names.ts';
import { gradescope } from './gradescope.ts';
import { gradesPage } from './grades-page.ts';
import { moodleFeedback } from './moodle-feedback.ts';
import { junit } from './junit.ts';
import { terminal } from './terminal.ts';

/** The folder with the copy of the roster's file that has the grades. */
export const filledFolder = 'roster-with-grades';

/**
 * Writes all reports to a folder, which is created if necessary. Existing reports are replaced.
 *
 * @returns their paths, those for the teacher first
 */
export function writeReports(book: Gradebook, folder: string): string[] {
  const paths: string[] = [];
  for (const [name, content] of reportsOf(book)) {
    const path = join(folder, ...name.split('/'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    paths.push(path);
  }
  return paths;
}

/** Makes one report at a time, so that the large ones are never in memory together. */
function* reportsOf(book: Gradebook): Generator<[name: string, content: string | Uint8Array]> {
  yield ['grades.html', gradesPage(book)];
  // Without a byte order mark, spreadsheets do not recognise UTF-8.
  yield ['grades.csv', `\uFEFF${csv(book)}`];
  yield ['grades.txt', terminal(book, { columns: 120, paint: createTheme(false) })];
  const { sheet } = book;
  if (sheet && sheet.columns.length > 0) {
    yield [`${filledFolder}/${sheet.name}`, fillSheet(readFileSync(sheet.path), sheet, book)];
  }
  yield ['junit.xml', junit(book)];
  yield ['ctrf.json', ctrf(book)];
  const names = fileNames(book.students.map(({ student }) => student.id));
  const everyone = book.students.map(({ student }) => student);
  yield [
    'feedback/index.csv',
    `\uFEFF${feedbackIndex(
      everyone,
      names.map((name) => `${name}.md`),
    )}`,
  ];
  const texts = book.students.map((student) => ({ student: student.student, text: feedback(book, student) }));
  const moodle = moodleFeedback(texts);
  if (moodle) yield ['feedback-moodle.zip', moodle];
  for (const [i, student] of book.students.entries()) {
    yield [`feedback/${names[i]}.md`, texts[i]?.text ?? ''];
    yield [`gradescope/${names[i]}/results.json`, gradescope(book, student)];
    yield [`classroom50/${names[i]}/result.json`, classroom50(book, student)];
  }
}
