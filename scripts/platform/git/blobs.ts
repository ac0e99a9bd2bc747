import { tryGit, GitError, type GitResult } from './git.ts';

/**
 * The texts of several files in git's object store, read by one process. The text of a missing file is empty.
 *
 * @param names anything that names a file in git's object store: an id, or `<commit>:<path>`
 * @throws {GitError} if git fails
 */
export function readBlobs(root: string, names: readonly string[]): string[] {
  return readBlobBytes(names, (args, options) => tryGit(root, args, options)).map((bytes) => bytes.toString('utf8'));
}

/**
 * The contents of several files as bytes. Otherwise like `readBlobs`.
 *
 * @param run runs git in the repository
 */
export function readBlobBytes(
  names: readonly string[],
  run: (args: readonly string[], options: { input: string }) => GitResult,
): Buffer[] {
  const { ok, bytes, errorMessage } = run(['cat-file', '--batch'], { input: `${names.join('\n')}\n` });
  if (!ok) throw new GitError(`git cat-file: ${errorMessage}`);
  let offset = 0;
  return names.map(() => {
    const headerEnd = bytes.indexOf('\n', offset);
    const size = /^\S+ blob (\d+)$/.exec(bytes.toString('utf8', offset, headerEnd))?.[1];
    const end = headerEnd + 1 + Number(size ?? 0);
    const content = bytes.subarray(headerEnd + 1, end);
    // Git prints a line break after each file.
    offset = size === undefined ? end : end + 1;
    return content;
  });
}
