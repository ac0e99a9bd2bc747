import { readBlobs } from './blobs.ts';
import { tryGit, git, type GitOptions } from './git.ts';

/** A file in a git tree: its mode and the id of its content, `100644 1e2eaff7…`. Equal strings are equal files. */
export type TreeEntry = string;

/** The files of a commit, of the index or of the working tree, by path relative to the root. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** Reads a tree, given anything that names one, such as a commit. */
export function readTree(root: string, name: string): Tree {
  const lines = git(root, ['ls-tree', '-r', '-z', '--full-tree', name]).split('\0').filter(Boolean);
  return new Map(
    lines.map((line) => {
      // A path may contain tabs, too.
      const [, metadata = '', path = ''] = /^([^\t]*)\t(.*)$/s.exec(line) ?? [];
      const [mode = '', , id = ''] = metadata.split(' ');
      return [path, `${mode} ${id}`];
    }),
  );
}

/**
 * Writes a tree to git's object store.
 *
 * @param index path of a file that does not exist yet; afterwards it is an index of that tree
 * @returns the tree's id
 */
export function writeTree(root: string, tree: Tree, index: string): string {
  const options: GitOptions = { env: { GIT_INDEX_FILE: index } };
  const input = [...tree].map(([path, entry]) => `${entry}\t${path}\0`).join('');
  git(root, ['update-index', '-z', '--index-info'], { ...options, input });
  return git(root, ['write-tree'], options);
}

/** The content of a file. */
export function contentOf(root: string, entry: TreeEntry): Buffer {
  return tryGit(root, ['cat-file', 'blob', idOf(entry)]).bytes;
}

/** The texts of all files of a tree by path, read by one process. */
export function textsOf(root: string, files: Tree): Map<string, string> {
  const texts = readBlobs(root, [...files.values()].map(idOf));
  return new Map([...files.keys()].map((path, i) => [path, texts[i] ?? '']));
}

function idOf(entry: TreeEntry): string {
  return entry.split(' ')[1] ?? '';
}

/** The paths at which two trees differ. */
export function differences(before: Tree, after: Tree): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}
