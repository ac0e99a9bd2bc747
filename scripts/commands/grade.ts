import { join, relative } from 'node:path';
import { callerFolder } from '../platform/cli/caller-folder.ts';
import { gradeCommand, type GradeCommand } from '../teacher/cli/arguments.ts';
import { gradeClass, mergeResults } from '../teacher/cli/grade-class.ts';
import { showProgress } from '../teacher/cli/progress-bar.ts';
import { fetchClass, fetchedLines } from '../teacher/collect/fetch-class.ts';
import { readAddresses } from '../teacher/collect/read-addresses.ts';
import { everyKata, readCourse } from '../teacher/course/read-course.ts';
import { buildAutograder } from '../teacher/autograder/build-autograder.ts';
import { terminal } from '../teacher/reports/terminal.ts';
import { filledFolder, writeReports } from '../teacher/reports/write-reports.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';

const folder = callerFolder();

await runCommand(gradeCommand(folder, grade));

/** Exits with 1 if the grader itself failed for a student. Running the same command again retries these students. */
async function grade(command: GradeCommand): Promise<void> {
  if (command.does === 'fetch') return fetchClones(command);
  if (command.does === 'autograder') return writeAutograder(command);
  exitCleanlyOnSignals();
  const { book } = command.does === 'merge' ? mergeResults(command) : await gradeClass(command);
  const [page = '', table = ''] = writeReports(book, command.out);
  console.log(terminal(book, process.stdout.isTTY ? { columns: process.stdout.columns } : {}));
  const toShownPath = (path: string) => relative(folder, path) || path;
  console.log(
    `\nThe page: ${toShownPath(page)}. The table: ${toShownPath(table)}. All reports: ${toShownPath(command.out)}`,
  );
  if (book.sheet && book.sheet.columns.length > 0) {
    console.log(`The roster with the grades: ${toShownPath(join(command.out, filledFolder, book.sheet.name))}`);
  }
  const hasFailed = book.students.some(({ marks }) => marks.some(({ status }) => status === 'grader error'));
  setExitCode(hasFailed ? 1 : 0);
}

/** Exits with 1 if a clone could not be made or updated. */
async function fetchClones({ list, home }: Extract<GradeCommand, { does: 'fetch' }>): Promise<void> {
  const { sources, notes } = readAddresses(list);
  const bar = showProgress('Fetching');
  bar.begin(sources.length);
  const fetched = await fetchClass(sources, home, () => bar.step());
  bar.end();
  console.log([...fetchedLines(fetched), ...notes].join('\n'));
  setExitCode(fetched.some(({ state }) => state === 'failed') ? 1 : 0);
}

function writeAutograder({ file, course, seed }: Extract<GradeCommand, { does: 'autograder' }>): void {
  const leftOut = buildAutograder(file, { course: course === undefined ? everyKata() : readCourse(course), seed });
  console.log(`The autograder: ${relative(folder, file) || file}`);
  leftOut.forEach((line) => console.log(line));
}

/**
 * Makes SIGINT and SIGTERM exit cleanly: the results so far are on disk, and handlers of `exit` kill child processes and
 * delete temporary folders.
 */
function exitCleanlyOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      console.error('\nStopped. The results so far are saved; the same command continues from there.');
      process.exit(code);
    });
  }
}
