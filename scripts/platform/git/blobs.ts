import { tryGit, GitError, type GitResult } from './git.ts';

/**
 * The texts of several files in git's object store, read by one process. The text of a missing file is empty.
 *
 * @param names anything that names a file in git's object store: an id, or `<commit>:<path>`
 * @throws {GitError} if git fails
 */
export function readBlobs(root: string, names: readonly string[]): string[] {
  const { args, input } = blobQuestion(names);
  return blobsIn(names, tryGit(root, args, { input })).map((bytes) => bytes.toString('utf8'));
}

/** What git is asked to print the contents of several files. `blobsIn` reads its answer. */
export function blobQuestion(names: readonly string[]): { args: string[]; input: string } {
  return { args: ['cat-file', '--batch'], input: `${names.join('\n')}\n` };
}

/**
 * The contents of several files as bytes, from git's answer. The content of a missing file is empty.
 *
 * @throws {GitError} if git failed
 */
export function blobsIn(names: readonly string[], { ok, bytes, errorMessage }: GitResult): Buffer[] {
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
