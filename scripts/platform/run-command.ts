import { basename } from 'node:path';
import { explainFailure } from '../bootstrap/startup-checks.cjs';
import { workbookRoot } from './workbook-root.ts';
import { npmCommand } from './cli/npm-command.ts';
import { persistenceWarning } from './state-file.ts';
import { isWriteError, writeErrorLine } from './errors/fs-errors.ts';
import { UserError } from './errors/user-error.ts';

/**
 * Runs a script with its arguments. Prints a user's mistake as one line and a bug in full, and then ends the process,
 * whatever is still open.
 *
 * @param script may return the exit code; 0 by default
 * @param help is printed instead of running the script if `--help` is among the arguments
 */
export async function runCommand(script: (args: string[]) => Promise<number | void>, help?: string): Promise<never> {
  process.stdout.on('error', endWithReader);
  try {
    const args = process.argv.slice(2);
    if (help !== undefined && args.includes('--help')) {
      console.log(help);
      process.exit(0);
    }
    const code = (await script(args)) ?? 0;
    const notice = persistenceWarning();
    if (notice !== undefined) console.error(notice);
    process.exit(code);
  } catch (error) {
    console.error(isWriteError(error) ? writeErrorLine(error).message : (lineOf(error, help !== undefined) ?? error));
    process.exit(1);
  }
}

/** The reader has closed the pipe: `npm run solution 45 | head`. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

/** What a learner sees in place of the whole error. Undefined for a bug. */
function lineOf(error: unknown, hasHelp: boolean): string | undefined {
  if (error instanceof UserError) return error.message;
  return unknownOption(error, hasHelp) ?? explainFailure(error, workbookRoot);
}

/** One line if Node's argument parser rejects an argument. */
function unknownOption(error: unknown, hasHelp: boolean): string | undefined {
  const isAboutArguments =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
  if (!isAboutArguments) return undefined;
  const [problem = error.message] = error.message.split('. ');
  const command = npmCommand(basename(process.argv[1] ?? '', '.ts'));
  return new UserError(problem, hasHelp ? `${command} -- --help` : command).message;
}
