import { workbookRoot } from '../workbook-root.ts';
import { explainFailure } from '../../bootstrap/startup-checks.cjs';
import { isWriteError, writeErrorLine } from './fs-errors.ts';
import { UserError } from './user-error.ts';

/** One line for the learner about any thrown value, which ends with the command that fixes it. */
export function toErrorLine(error: unknown): string {
  if (error instanceof UserError) return error.message;
  if (isWriteError(error)) return writeErrorLine(error).message;
  const known = explainFailure(error, workbookRoot);
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : String(error);
  const first = message.split('\n').find((line) => line.trim() !== '') ?? 'It failed without an error message';
  return new UserError(first.trim().replace(/\.$/, ''), 'npm run doctor').message;
}
