import { UserError } from './user-error.ts';
import { shownPath } from '../shown-path.ts';

/** errno codes that mean "cannot write here". */
const writeErrorCodes = new Set([
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENOSPC',
  'EDQUOT',
  'EBUSY',
]);

/** A file system error that is caused by the location, not by a bug. `code` is set, and usually `path`. */
export type WriteError = Error & { code: string; path?: string };

/** Whether something could not be written because the folder, the disk or its owner does not allow it. */
export function isWriteError(error: unknown): error is WriteError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && writeErrorCodes.has(error.code);
}

/** The one line for a learner whose file could not be written. */
export function writeErrorLine({ code, path }: WriteError): UserError {
  const what = path === undefined ? 'The folder' : shownPath(path) || path;
  return new UserError(`${what} cannot be written (${code})`, 'npm run doctor');
}
