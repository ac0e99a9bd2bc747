import { CommanderError } from '@commander-js/extra-typings';
import { explainFailure } from '../bootstrap/startup-checks.cjs';
import { workbookRoot } from './workbook-root.ts';
import { toUserError, type AnyCommand } from './cli/define-command.ts';
import { persistenceWarning } from './state-file.ts';
import { isWriteError, writeErrorLine } from './errors/fs-errors.ts';
import { UserError } from './errors/user-error.ts';

let exitCode = 0;

/** Sets the exit code of the command; 0 by default. Vitest changes `process.exitCode` for its own purposes. */
export function setExitCode(code: number): void {
  exitCode = code;
}

/**
 * Runs a command with the arguments of this process. Prints a user's mistake as one line and a bug in full, and then
 * ends the process, whatever is still open.
 */
export async function runCommand(command: AnyCommand): Promise<never> {
  process.stdout.on('error', endWithReader);
  try {
    await command.parseAsync();
    const warning = persistenceWarning();
    if (warning !== undefined) console.error(warning);
    process.exit(exitCode);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) process.exit(0);
    console.error(isWriteError(error) ? writeErrorLine(error).message : (userMessage(error, command) ?? error));
    process.exit(1);
  }
}

/** Ends the process quietly if the reader has closed the pipe: `npm run solution 45 | head`. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

/** The line that a user sees instead of the whole error. Undefined for a bug. */
function userMessage(error: unknown, command: AnyCommand): string | undefined {
  if (error instanceof CommanderError) return toUserError(error, command).message;
  return error instanceof UserError ? error.message : explainFailure(error, workbookRoot);
}
