import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { basename, join } from 'node:path';
import type { ArchiveEntry } from './archive-entry.ts';
import { openArchive } from './archive.ts';
import { pathPrefixes, workbookEntry } from './assign-folders.ts';
import { lstatIfExists, readExactFile, readPlainFile, sizeCap, tooLarge } from '../../kata/plain-file.ts';

/** What was handed in: the entries of a folder or of an archive. Nothing of it is ever written or run. */
export interface FileTree {
  /** By path from its top, separated by `/`. A workbook on disk is not listed, because its files can be read directly. */
  entries: ReadonlyMap<string, ArchiveEntry>;
  /** Folders with a `katas` folder of the workbook in them. The top is `''`. */
  workbooks: readonly string[];
  /** Folders with a `.git` in them. The top is `''`. */
  withGit: readonly string[];
  /** Paths that lead out of an archive. */
  outside: readonly string[];
  /** The absolute path of the folder. Absent for an archive. */
  onDisk?: string;
  /** The name of the folder or archive, for a submission that has no folder of its own. */
  name: string;
}

/** How many levels of folders below the top are searched. */
const maxDepth = 6;
/** The maximum number of entries that are listed in total. */
const maxEntries = 500_000;
/** Folders in which nobody hands in anything. */
const ignored = /^(\.git|node_modules|__MACOSX)$/;

/** Lists a folder without following links. A workbook is not searched further, nor are installed packages. */
export function treeOfFolder(folder: string): FileTree {
  const entries = new Map<string, ArchiveEntry>();
  const workbooks: string[] = [];
  const withGit: string[] = [];
  const visit = (path: string, depth: number) => {
    const listed = entriesIn(join(folder, path));
    if (listed.some(({ name }) => name === '.git')) withGit.push(path);
    if (listed.some(({ name }) => name === 'katas') && hasKatas(join(folder, path))) return void workbooks.push(path);
    for (const entry of listed) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entries.size >= maxEntries || (path === '' && entry.name === '.git')) continue;
      entries.set(inner, entryOnDisk(folder, inner, entry));
      if (entry.isDirectory() && depth < maxDepth && !ignored.test(entry.name)) visit(inner, depth + 1);
    }
  };
  visit('', 0);
  return { entries, workbooks, withGit, outside: [], onDisk: folder, name: basename(folder) };
}

/**
 * Lists an archive.
 *
 * @param cap the maximum size in bytes, packed and unpacked
 * @throws {UserError} if it is not readable, or too large
 */
export async function treeOfArchive(path: string, name: string, cap: number): Promise<FileTree> {
  const { entries, outside } = await openArchive(path, { cap });
  const paths = [...entries.keys()].filter((one) => !one.startsWith('__MACOSX/'));
  return { entries, workbooks: workbooksIn(entries), withGit: foldersBefore(paths, isGit), outside, name };
}

/** The folders of an archive's entries that have the workbook's katas in them. */
export function workbooksIn(entries: ReadonlyMap<string, Pick<ArchiveEntry, 'kind'>>): string[] {
  const paths = [...entries.keys()].filter((path) => !path.startsWith('__MACOSX/'));
  const below = foldersBefore(paths, (part, next = '') => part === 'katas' && workbookEntry.test(next));
  const links = paths.filter((path) => entries.get(path)?.kind === 'link');
  return [...new Set([...below, ...foldersBefore(links, (part, next) => part === 'katas' && next === undefined)])];
}

/** Reads a helper file of one submission, like `readInTree`, but only by its exact name. */
export function readHelperInTree(tree: FileTree, root: string, path: string): Promise<Buffer | string> {
  return readInTree(tree, root, path, readExactFile);
}

/**
 * Reads a file of one submission. Neither the file nor any of its parent folders may be a link.
 *
 * @param root the folder of the submission, from the top of the tree
 * @param path from there
 * @param readOnDisk reads it if it is not in an archive
 * @returns its bytes, or the reason why it cannot be read: `does not exist`
 */
export async function readInTree(
  tree: FileTree,
  root: string,
  path: string,
  readOnDisk = readPlainFile,
): Promise<Buffer | string> {
  const fromTop = (inner: string) => (root === '' ? inner : `${root}/${inner}`);
  const entry = tree.entries.get(fromTop(path));
  if (tree.onDisk !== undefined && (entry === undefined || entry instanceof EntryOnDisk)) {
    if (!isInArchive(tree, fromTop(path))) return readOnDisk(join(tree.onDisk, root), path);
  }
  const link = pathPrefixes(path).find((prefix) => tree.entries.get(fromTop(prefix))?.kind === 'link');
  if (link !== undefined) return link === path ? 'is a link, not a file' : `${link} is a link, not a folder`;
  if (entry === undefined) return 'is not in the archive';
  if (entry.kind === 'folder') return 'is a folder, not a file';
  if (entry.kind === 'other') return 'is protected by a password, or is not a regular file';
  if (entry.size > sizeCap) return tooLarge(entry.size);
  try {
    return await entry.read();
  } catch {
    return 'cannot be unpacked';
  }
}

/** The paths of the files in the folders of `katas`, and in an archive those of all files. */
export function kataFilesIn({ entries, onDisk }: FileTree, root: string): string[] {
  const start = root === '' ? '' : `${root}/`;
  const namesIn = (path: string, isFolder: boolean) =>
    (onDisk === undefined ? [] : entriesIn(join(onDisk, start, path)))
      .filter((entry) => entry.isDirectory() === isFolder)
      .map(({ name }) => `${path}/${name}`);
  const inArchive = [...entries]
    .filter(([path, { kind }]) => kind !== 'folder' && path.startsWith(start))
    .map(([path]) => path.slice(start.length));
  return [...namesIn('katas', true).flatMap((path) => namesIn(path, false)), ...inArchive];
}

/** The folders that contain a path part of a certain kind. The top is `''`. */
function foldersBefore(
  paths: Iterable<string>,
  isMatch: (part: string, next: string | undefined) => boolean,
): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    const at = parts.findIndex((part, i) => isMatch(part, parts[i + 1]));
    if (at !== -1) found.add(parts.slice(0, at).join('/'));
  }
  return [...found];
}

function isGit(part: string): boolean {
  return part === '.git';
}

/** Whether an archive is one of a path's parent folders. Archives that were opened have entries below them. */
function isInArchive({ entries }: FileTree, path: string): boolean {
  return pathPrefixes(path)
    .slice(0, -1)
    .some((parent) => entries.get(parent)?.kind === 'file');
}

class EntryOnDisk implements ArchiveEntry {
  readonly path: string;
  readonly kind: ArchiveEntry['kind'];
  readonly #file: string;

  constructor(folder: string, path: string, entry: Dirent) {
    this.path = path;
    this.kind = entry.isSymbolicLink() ? 'link' : entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other';
    this.#file = join(folder, path);
  }

  get size(): number {
    return lstatIfExists(this.#file)?.size ?? 0;
  }

  async read(cap = sizeCap): Promise<Buffer> {
    if (this.size > cap) throw new Error('too large');
    return readFileSync(this.#file);
  }
}

function entryOnDisk(folder: string, path: string, entry: Dirent): ArchiveEntry {
  return new EntryOnDisk(folder, path, entry);
}

function hasKatas(folder: string): boolean {
  const katas = join(folder, 'katas');
  const stats = lstatIfExists(katas);
  if (stats?.isSymbolicLink()) return true;
  return stats?.isDirectory() === true && entriesIn(katas).some(({ name }) => workbookEntry.test(name));
}

/** The entries of a folder. None if it is not readable. */
function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
