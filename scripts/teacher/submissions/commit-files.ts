import type { Kata } from '../../kata/catalog.ts';
import { sizeCap, tooLarge } from '../../kata/plain-file.ts';
import { GitError } from '../../platform/git/git.ts';
import { pathPrefixes } from './assign-folders.ts';
import type { IsolatedRepo } from './isolated-git.ts';
import type { KataLocation } from './kata-layout.ts';
import { locateInPaths } from './loose-files.ts';
import { pathsOf } from './submission.ts';

/** An entry of a git tree: a file, a folder, a link or a submodule. */
export interface GitEntry {
  mode: string;
  id: string;
  /** Bytes. NaN if the repository does not have the object. */
  size: number;
}

/**
 * Where each kata is in a commit, and the entries of the katas' files and of the folders above them.
 *
 * @throws {GitError} if git cannot read the commit
 */
export async function locateKatas(
  clone: IsolatedRepo,
  commit: string,
  katas: readonly Kata[],
): Promise<{ tree: Map<string, GitEntry>; locate: (kata: Kata) => KataLocation }> {
  const standardPaths = katas.flatMap((kata) => [...pathsOf(kata).values()]);
  const tree = await readEntries(clone, commit, standardPaths);
  const hasStandardLayout =
    katas.length === 0 ||
    standardPaths.some((path) =>
      pathPrefixes(path)
        // A folder `katas` alone proves nothing.
        .slice(1)
        .some((folder) => tree.has(folder)),
    );
  if (hasStandardLayout) return { tree, locate: (kata) => ({ paths: pathsOf(kata) }) };
  // Asked only if necessary, because it lists the whole commit.
  const listed = await runOrThrow(clone, ['ls-tree', '-r', '-z', '--name-only', commit]);
  const places = locateInPaths(listed.split('\0'), katas);
  const locate = (kata: Kata) => places.get(kata.slug) ?? { paths: pathsOf(kata) };
  const paths = katas.flatMap((kata) => {
    const place = locate(kata);
    return 'paths' in place ? [...place.paths.values()] : [];
  });
  return { tree: await readEntries(clone, commit, paths), locate };
}

/**
 * The entries at some paths, and at their parent folders.
 *
 * @throws {GitError} if git cannot read the commit
 */
export async function readEntries(
  clone: IsolatedRepo,
  commit: string,
  files: readonly string[],
): Promise<Map<string, GitEntry>> {
  const paths = [...new Set(files.flatMap(pathPrefixes))];
  if (paths.length === 0) return new Map();
  // The id may have been read without git. Then it could be that of a folder.
  const root = `${commit}^{commit}`;
  const listing = await clone.ask(['ls-tree', '-t', '-z', '--long', root, '--', ...paths]);
  if (listing.ok) return new Map(parseListing(listing.output));
  // A single missing object makes `ls-tree --long` fail as a whole.
  const listed = await runOrThrow(clone, ['ls-tree', '-t', '-z', root, '--', ...paths]);
  const entries = listed.split('\0').flatMap((line) => {
    const [, mode = '', id = '', path = ''] = /^(\d+) \w+ (\w+)\t(.+)$/s.exec(line) ?? [];
    return path === '' ? [] : [{ path, mode, id }];
  });
  const ids = entries.map(({ id }) => `${id}\n`).join('');
  const sizes = (await runOrThrow(clone, ['cat-file', '--batch-check=%(objectsize)'], ids)).split('\n');
  return new Map(entries.map(({ path, mode, id }, i) => [path, { mode, id, size: Number(sizes[i]) }]));
}

/** The entries of `ls-tree --long`. Folders have no size. */
function parseListing(listing: string): [string, GitEntry][] {
  return listing.split('\0').flatMap((line): [string, GitEntry][] => {
    const [, mode = '', id = '', size = '', path = ''] = /^(\d+) \w+ (\w+) +(\S+)\t(.+)$/s.exec(line) ?? [];
    return path === '' ? [] : [[path, { mode, id, size: size === '-' ? 0 : Number(size) }]];
  });
}

async function runOrThrow(clone: IsolatedRepo, args: readonly string[], input = ''): Promise<string> {
  const { ok, output, errorMessage } = await clone.ask(args, { input });
  if (!ok) throw new GitError(errorMessage);
  return output;
}

/** The contents of files that are not too large, by their ids. */
export async function contentsOf(
  clone: IsolatedRepo,
  tree: ReadonlyMap<string, GitEntry>,
): Promise<Map<string, Buffer>> {
  const ids = [...tree.values()].filter((entry) => isFile(entry) && entry.size <= sizeCap).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const contents = await clone.blobs(ids);
  return new Map(ids.map((id, i) => [id, contents[i] ?? Buffer.alloc(0)]));
}

/** The content of a file, or the reason why it cannot be read: `is not in the commit`. */
export function fileIn(
  tree: ReadonlyMap<string, GitEntry>,
  contents: ReadonlyMap<string, Buffer>,
  path: string,
): Buffer | string {
  for (const folder of pathPrefixes(path).slice(0, -1)) {
    const mode = tree.get(folder)?.mode;
    if (mode !== undefined && mode !== '040000') return `${folder} is ${kindOf(mode)}, not a folder`;
  }
  const entry = tree.get(path);
  if (entry === undefined) return 'is not in the commit';
  if (!isFile(entry)) return `is ${kindOf(entry.mode)}, not a file`;
  if (entry.size > sizeCap) return tooLarge(entry.size);
  const content = contents.get(entry.id);
  return content?.length === entry.size ? content : 'is missing from the clone, although its commit names it';
}

/** The blob ids of the files at these paths. Paths without a file are left out. */
export function blobIdsOf(tree: ReadonlyMap<string, GitEntry>, paths: readonly string[]): Map<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const entry = tree.get(path);
      return entry && isFile(entry) ? [[path, entry.id] as const] : [];
    }),
  );
}

function isFile({ mode }: GitEntry): boolean {
  return mode === '100644' || mode === '100755';
}

function kindOf(mode: string): string {
  const kinds: Record<string, string> = { '120000': 'a symbolic link', '160000': 'a submodule', '040000': 'a folder' };
  return kinds[mode] ?? 'a file';
}
