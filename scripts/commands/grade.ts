import { join, relative } from 'node:path';
import { callerFolder } from '../platform/cli/caller-folder.ts';
import { gradeCommand, type GradeCommand } from '../teacher/cli/arguments.ts';
import { gradeClass, mergeResults } from '../teacher/cli/grade-class.ts';
import { terminal } from '../teacher/reports/terminal.ts';
import { filledFolder, writeReports } from '../teacher/reports/write-reports.ts';
import { endWith, runCommand } from '../platform/run-command.ts';

const folder = callerFolder();

await runCommand(gradeCommand(folder, grade));

/** Exits with 1 if the grader itself failed for a student. The same command tries again. */
async function grade(command: GradeCommand): Promise<void> {
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
  endWith(hasFailed ? 1 : 0);
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
