import type { ArchiveEntry } from './archive-entry.ts';
import { archiveProblem, isArchive, isForeignArchive, readArchive } from './archive.ts';
import { isWithin } from './assign-folders.ts';
import { workbooksIn, type FileTree } from './file-tree.ts';

/** A tree whose archives can be read like folders. */
export interface ExpandedTree extends FileTree {
  /** All archives in it. */
  archives: readonly string[];
  /** Why an archive could not be opened, by its path. */
  broken: ReadonlyMap<string, string>;
}

/** How many entries such an archive may have. */
const mostEntries = 200_000;
/** How many archives may lie within each other. */
const mostLevels = 3;
/** How many archives are in memory at a time. */
const mostOpen = 2;
/** How many entries all of them may have, so that the list fits into memory. */
const mostListed = 2_000_000;
const ignored = /(^|\/)(\.git|node_modules|__MACOSX)\//;

/**
 * Opens the archives within a tree, and those within them. An archive becomes a folder with its own name. Each is opened
 * to list it, and again to read from it, so that only a few are in memory.
 *
 * @param cap the maximum size of each in bytes, packed and unpacked
 * @param isInClone whether a path belongs to a git repository, in which only commits count
 */
export async function expandArchives(
  tree: FileTree,
  cap: number,
  isInClone: (path: string) => boolean,
): Promise<ExpandedTree> {
  const entries = new Map(tree.entries);
  const archives: string[] = [];
  const broken = new Map<string, string>();
  const open = new OpenArchives(entries, cap);
  const workbooks = new Set(tree.workbooks);
  const isOpaque = (path: string) => ignored.test(path) || isInClone(path) || isWithin(path, workbooks);
  const waiting = [...tree.entries.values()].map((entry) => ({ entry, level: 1 }));
  const paths = [...tree.entries.keys()];
  for (const [i, { entry, level }] of waiting.entries()) {
    const path = paths[i] ?? '';
    const isForeign = isForeignArchive(path);
    if (entry.kind === 'folder' || !(isArchive(path) || isForeign) || isOpaque(path)) continue;
    archives.push(path);
    try {
      if (isForeign) throw new Error('only .zip, .tar, .tar.gz and .tgz can be read');
      if (entry.kind !== 'file') throw new Error('it is a link, or protected by a password');
      if (level > mostLevels) throw new Error(`it is within ${mostLevels} other archives`);
      // One after the other, so that only a few are in memory.
      // oxlint-disable-next-line no-await-in-loop
      const inner = await open.content(path);
      if (entries.size + inner.size > mostListed) throw new Error('there are too many files in all archives');
      workbooksIn(inner).forEach((folder) => workbooks.add(folder === '' ? path : `${path}/${folder}`));
      for (const [name, own] of inner) {
        if (ignored.test(`${name}/`)) continue;
        const at = `${path}/${name}`;
        const { kind, size } = own;
        const listed = { path: at, kind, size, read: (most?: number) => open.read(path, name, most) };
        entries.set(at, listed);
        if (kind !== 'folder' && (isArchive(name) || isForeignArchive(name))) {
          waiting.push({ entry: listed, level: level + 1 });
          paths.push(at);
        }
      }
    } catch (error) {
      broken.set(path, archiveProblem(error));
    }
  }
  return { ...tree, entries, workbooks: [...workbooks], archives, broken };
}

/** The archives that were opened last. */
class OpenArchives {
  readonly #entries: ReadonlyMap<string, ArchiveEntry>;
  readonly #cap: number;
  readonly #open = new Map<string, Promise<Map<string, ArchiveEntry>>>();

  constructor(entries: ReadonlyMap<string, ArchiveEntry>, cap: number) {
    this.#entries = entries;
    this.#cap = cap;
  }

  content(path: string): Promise<Map<string, ArchiveEntry>> {
    const known = this.#open.get(path);
    if (known !== undefined) return known;
    const content = this.#load(path);
    this.#open.set(path, content);
    for (const old of [...this.#open.keys()].slice(0, -mostOpen)) this.#open.delete(old);
    return content;
  }

  async read(path: string, name: string, cap?: number): Promise<Buffer> {
    const entry = (await this.content(path)).get(name);
    if (entry === undefined) throw new Error('gone');
    return entry.read(cap);
  }

  async #load(path: string): Promise<Map<string, ArchiveEntry>> {
    const bytes = await this.#entries.get(path)?.read(this.#cap);
    if (bytes === undefined) throw new Error('gone');
    return (await readArchive(path, bytes, { cap: this.#cap, mostEntries })).entries;
  }
}
