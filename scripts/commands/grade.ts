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

/** Exits with 1 if the grader itself failed for a student. Running the same command again is another attempt. */
async function grade(command: GradeCommand): Promise<void> {
  if (command.does === 'fetch') return fetchClones(command);
  if (command.does === 'autograder') return writeAutograder(command);
  endInOrder();
  const { book } = command.does === 'merge' ? mergeResults(command) : await gradeClass(command);
  const [page = '', table = ''] = writeReports(book, command.out);
  console.log(terminal(book, process.stdout.isTTY ? { columns: process.stdout.columns } : {}));
  const shown = (path: string) => relative(folder, path) || path;
  console.log(`\nThe page: ${shown(page)}. The table: ${shown(table)}. All reports: ${shown(command.out)}`);
  if (book.sheet && book.sheet.columns.length > 0) {
    console.log(`The roster with the grades: ${shown(join(command.out, filledFolder, book.sheet.name))}`);
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
  const left = buildAutograder(file, { course: course === undefined ? everyKata() : readCourse(course), seed });
  console.log(`The autograder: ${relative(folder, file) || file}`);
  left.forEach((line) => console.log(line));
}

/** On SIGINT and SIGTERM, exit cleanly: results are already on disk, and 'exit' handlers kill children and delete temporary folders. */
function endInOrder(): void {
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
