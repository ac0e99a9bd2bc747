import { tryGit, type GitResult } from '../../platform/git/git.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/**
 * What git prints about a remote. Never prompts for a password without a terminal.
 *
 * @param remedy the command to suggest
 * @throws {UserError} if the remote cannot be reached
 */
export function askRemote(root: string, remote: string, args: readonly string[], remedy: string): string {
  const { ok, output, stderrLine } = tryGit(root, args, {
    env: process.stdin.isTTY ? {} : { GIT_TERMINAL_PROMPT: '0' },
  });
  if (!ok) throw new UserError(`${remote} cannot be reached (${stderrLine.replace(/^fatal: /, '')})`, remedy);
  return output;
}

/** Why a remote rejected a push, which was made with `--porcelain`. */
export function whyRejected({ output, stderrLine }: GitResult): string {
  return /^!\t\S+\t(.+)$/m.exec(output)?.[1] ?? stderrLine;
}
