import type { Kata } from '../../kata/catalog.ts';
import { sizeCap, tooLarge } from '../../kata/plain-file.ts';
import { GitError } from '../../platform/git/git.ts';
import { pathPrefixes } from './assign-folders.ts';
import type { IsolatedRepo } from './isolated-git.ts';
import type { KataLocation } from './kata-layout.ts';
import { locateInPaths } from './loose-files.ts';
import { pathsOf } from './submission.ts';

/** An entry of a git tree. */
export interface Leaf {
  mode: string;
  id: string;
  /** Bytes. NaN if the repository does not have the object. */
  size: number;
}

/**
 * The entries of a commit at the katas' files, and where each kata is.
 *
 * @throws {GitError} if git cannot read the commit
 */
export function placesIn(
  clone: IsolatedRepo,
  commit: string,
  katas: readonly Kata[],
): { tree: Map<string, Leaf>; locate: (kata: Kata) => KataLocation } {
  const usual = katas.flatMap((kata) => [...pathsOf(kata).values()]);
  const tree = leavesOf(clone, commit, usual);
  const isUsual =
    katas.length === 0 ||
    usual.some((path) =>
      pathPrefixes(path)
        .slice(1)
        .some((way) => tree.has(way)),
    );
  if (isUsual) return { tree, locate: (kata) => ({ paths: pathsOf(kata) }) };
  // Asked only if necessary, because it lists the whole commit.
  const places = locateInPaths(mustAnswer(clone, ['ls-tree', '-r', '-z', '--name-only', commit]).split('\0'), katas);
  const locate = (kata: Kata) => places.get(kata.slug) ?? { paths: pathsOf(kata) };
  const paths = katas.flatMap((kata) => {
    const place = locate(kata);
    return 'paths' in place ? [...place.paths.values()] : [];
  });
  return { tree: leavesOf(clone, commit, paths), locate };
}

/**
 * The entries at some paths, and at their parent folders.
 *
 * @throws {GitError} if git cannot read the commit
 */
export function leavesOf(clone: IsolatedRepo, commit: string, files: readonly string[]): Map<string, Leaf> {
  const paths = [...new Set(files.flatMap(pathPrefixes))];
  if (paths.length === 0) return new Map();
  const listing = clone.ask(['ls-tree', '-t', '-z', '--long', commit, '--', ...paths]);
  if (listing.ok) return new Map(leavesIn(listing.output));
  // One object that is missing fails the whole listing with sizes.
  const leaves = mustAnswer(clone, ['ls-tree', '-t', '-z', commit, '--', ...paths])
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ (\w+)\t(.+)$/s.exec(line) ?? [];
      return path === '' ? [] : [{ path, mode, id }];
    });
  const sizes = mustAnswer(
    clone,
    ['cat-file', '--batch-check=%(objectsize)'],
    leaves.map(({ id }) => `${id}\n`).join(''),
  ).split('\n');
  return new Map(leaves.map(({ path, mode, id }, i) => [path, { mode, id, size: Number(sizes[i]) }]));
}

/** The entries of `ls-tree --long`. Folders have no size. */
function leavesIn(listing: string): [string, Leaf][] {
  return listing.split('\0').flatMap((line): [string, Leaf][] => {
    const [, mode = '', id = '', size = '', path = ''] = /^(\d+) \w+ (\w+) +(\S+)\t(.+)$/s.exec(line) ?? [];
    return path === '' ? [] : [[path, { mode, id, size: size === '-' ? 0 : Number(size) }]];
  });
}

function mustAnswer(clone: IsolatedRepo, args: readonly string[], input = ''): string {
  const { ok, output, stderrLine } = clone.ask(args, { input });
  if (!ok) throw new GitError(stderrLine);
  return output;
}

/** The contents of files that are not too large, by their ids. */
export function contentsOf(clone: IsolatedRepo, tree: ReadonlyMap<string, Leaf>): Map<string, Buffer> {
  const ids = [...tree.values()].filter((leaf) => isFile(leaf) && leaf.size <= sizeCap).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const contents = clone.blobs(ids);
  return new Map(ids.map((id, i) => [id, contents[i] ?? Buffer.alloc(0)]));
}

/** The content of a file, or the reason why it cannot be read: `is not in the commit`. */
export function fileIn(
  tree: ReadonlyMap<string, Leaf>,
  contents: ReadonlyMap<string, Buffer>,
  path: string,
): Buffer | string {
  for (const way of pathPrefixes(path).slice(0, -1)) {
    const mode = tree.get(way)?.mode;
    if (mode !== undefined && mode !== '040000') return `${way} is ${kindOf(mode)}, not a folder`;
  }
  const leaf = tree.get(path);
  if (leaf === undefined) return 'is not in the commit';
  if (!isFile(leaf)) return `is ${kindOf(leaf.mode)}, not a file`;
  if (leaf.size > sizeCap) return tooLarge(leaf.size);
  const content = contents.get(leaf.id);
  return content?.length === leaf.size ? content : 'is missing from the clone, although its commit names it';
}

/** Ids of the contents of files by path, as far as they exist. */
export function idsOf(tree: ReadonlyMap<string, Leaf>, paths: readonly string[]): Map<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const leaf = tree.get(path);
      return leaf && isFile(leaf) ? [[path, leaf.id] as const] : [];
    }),
  );
}

function isFile({ mode }: Leaf): boolean {
  return mode === '100644' || mode === '100755';
}

function kindOf(mode: string): string {
  const kinds: Record<string, string> = { '120000': 'a symbolic link', '160000': 'a submodule', '040000': 'a folder' };
  return kinds[mode] ?? 'a file';
}
