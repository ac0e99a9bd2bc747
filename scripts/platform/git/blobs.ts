import { tryGit, GitError, type GitOptions } from './git.ts';

/**
 * The texts of several files in git's store, read by one process. A missing file has an empty text.
 *
 * @param names anything that names a file in git's store: an id, or `<commit>:<path>`
 * @throws {GitError} if git fails
 */
export function readBlobs(root: string, names: readonly string[]): string[] {
  return readBlobBytes(root, names).map((bytes) => bytes.toString('utf8'));
}

/** The same as bytes. */
export function readBlobBytes(root: string, names: readonly string[], options?: GitOptions): Buffer[] {
  const input = `${names.join('\n')}\n`;
  const { ok, bytes, errorMessage } = tryGit(root, ['cat-file', '--batch'], { ...options, input });
  if (!ok) throw new GitError(`git cat-file: ${errorMessage}`);
  let at = 0;
  return names.map(() => {
    const line = bytes.indexOf('\n', at);
    const size = /^\S+ blob (\d+)$/.exec(bytes.toString('utf8', at, line))?.[1];
    const end = line + 1 + Number(size ?? 0);
    const content = bytes.subarray(line + 1, end);
    // Git prints a line break after each file.
    at = size === undefined ? end : end + 1;
    return content;
  });
}
