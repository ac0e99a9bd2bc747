import { UserError } from '../errors/user-error.ts';
import { isSameFolder } from './same-folder.ts';
import { tryGit } from './git.ts';

/**
 * Throws for a folder that is not a clone, or only a part of another one.
 *
 * @throws {UserError} with the command that fixes it
 */
export function assertIsClone(root: string): void {
  const top = tryGit(root, ['rev-parse', '--show-toplevel']);
  if (top.isNotInstalled) throw new UserError('git is not installed', 'npm run doctor');
  if (top.errorMessage.includes('safe.directory')) {
    throw new UserError('git does not trust this folder, because it belongs to another user', top.errorMessage.trim());
  }
  if (!top.ok || !isSameFolder(top.output, root)) {
    throw new UserError('This folder is not a git clone', 'git clone <address of the workbook>');
  }
}
