import { tryGit } from '../../platform/git/git.ts';
import { isOtherHash } from '../../platform/git/remotes.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/**
 * Runs a git command that contacts a remote, and returns its output. Never prompts for a password without a terminal.
 *
 * @param remedy the command to suggest
 * @throws {UserError} if the remote cannot be reached
 */
export function askRemote(root: string, remote: string, args: readonly string[], remedy: string): string {
  const { ok, output, errorMessage } = tryGit(root, args, {
    env: process.stdin.isTTY ? {} : { GIT_TERMINAL_PROMPT: '0' },
  });
  if (isOtherHash(errorMessage)) throw hashMismatch(root, remote);
  if (!ok) throw new UserError(`${remote} cannot be reached (${errorMessage.replace(/^fatal: /, '')})`, remedy);
  return output;
}

/**
 * Pushes and never deletes anything.
 *
 * @param what is pushed, for the message
 * @param remedy the command to suggest
 * @throws {UserError} if the remote rejects it
 */
export function pushTo(
  root: string,
  remote: string,
  options: readonly string[],
  refspecs: readonly string[],
  { what, remedy }: { what: string; remedy: string },
): void {
  const { ok, output, errorMessage } = tryGit(root, ['push', '--porcelain', ...options, remote, ...refspecs]);
  if (ok) return;
  if (isOtherHash(errorMessage)) throw hashMismatch(root, remote);
  const reason = /^!\t\S+\t(.+)$/m.exec(output)?.[1] ?? errorMessage;
  throw new UserError(`${remote} rejected ${what} (${reason})`, remedy);
}

function hashMismatch(root: string, remote: string): UserError {
  const format = tryGit(root, ['rev-parse', '--show-object-format']).output;
  return new UserError(
    `${remote} does not have ${format.toUpperCase()} ids like this clone, and git cannot translate them; use a repository that has`,
    `git init --bare --object-format=${format} <folder>`,
  );
}
