import { askGit, GitError } from './git.ts';

/**
 * The texts of several of git's files, by one process; an empty text where there is none.
 *
 * @param names anything that names a file in git's store: an id, or `<commit>:<path>`
 * @throws {GitError} where git can't be asked
 */
export function readBlobs(root: string, names: readonly string[]): string[] {
  const { ok, bytes, complaint } = askGit(root, ['cat-file', '--batch'], { input: `${names.join('\n')}\n` });
  if (!ok) throw new GitError(`git cat-file: ${complaint}`);
  let at = 0;
  return names.map(() => {
    const line = bytes.indexOf('\n', at);
    const size = /^\S+ blob (\d+)$/.exec(bytes.toString('utf8', at, line))?.[1];
    const end = line + 1 + Number(size ?? 0);
    const text = bytes.toString('utf8', line + 1, end);
    // Behind a file stands a line break of its own.
    at = size === undefined ? end : end + 1;
    return text;
  });
}
