import type { ArchiveEntry } from './archive-entry.ts';
import { archiveProblem, isArchive, isForeignArchive, readableEndingsText, readArchive } from './archive.ts';
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
/** How many of these may be outside of installed packages. */
const mostOwnEntries = 20_000;
/** How deeply archives may be nested. */
const mostLevels = 3;
/** How much of them is in memory at a time, in bytes. The one that was opened last always is. */
const mostInMemory = 128 * 1024 * 1024;
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
      if (isForeign) throw new Error(`only ${readableEndingsText('and')} can be read`);
      if (entry.kind !== 'file') throw new Error('it is a link, or protected by a password');
      if (level > mostLevels) throw new Error(`it is within ${mostLevels} other archives`);
      // One after the other, so that only a few are in memory.
      // oxlint-disable-next-line no-await-in-loop
      const inner = await open.content(path);
      if (entries.size + inner.size > mostListed) throw new Error('there are too many files in all archives');
      workbooksIn(inner).forEach((folder) => workbooks.add(folder === '' ? path : `${path}/${folder}`));
      for (const [name, own] of inner) {
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

/** An archive whose entries can be read. */
interface OpenArchive {
  entries: Map<string, ArchiveEntry>;
  /** How many bytes it keeps in memory. */
  weight: number;
}

/** The archives that were opened last, as many as fit into memory. */
class OpenArchives {
  readonly #entries: ReadonlyMap<string, ArchiveEntry>;
  readonly #cap: number;
  readonly #open = new Map<string, OpenArchive>();

  constructor(entries: ReadonlyMap<string, ArchiveEntry>, cap: number) {
    this.#entries = entries;
    this.#cap = cap;
  }

  async content(path: string): Promise<Map<string, ArchiveEntry>> {
    const known = this.#open.get(path);
    if (known !== undefined) return known.entries;
    const opened = await this.#load(path);
    let total = opened.weight + [...this.#open.values()].reduce((sum, { weight }) => sum + weight, 0);
    for (const [old, { weight }] of this.#open) {
      if (total <= mostInMemory) break;
      this.#open.delete(old);
      total -= weight;
    }
    this.#open.set(path, opened);
    return opened.entries;
  }

  async read(path: string, name: string, cap?: number): Promise<Buffer> {
    const entry = (await this.content(path)).get(name);
    if (entry === undefined) throw new Error('gone');
    return entry.read(cap);
  }

  async #load(path: string): Promise<OpenArchive> {
    const bytes = await this.#entries.get(path)?.read(this.#cap);
    if (bytes === undefined) throw new Error('gone');
    const { entries } = await readArchive(path, bytes, { cap: this.#cap, mostEntries });
    // A tar archive stays in memory unpacked.
    const unpacked = [...entries.values()].reduce((sum, { size }) => sum + size, 0);
    const kept = new Map([...entries].filter(([name]) => !ignored.test(`${name}/`)));
    if (kept.size > mostOwnEntries) throw new Error(`more than ${mostOwnEntries} entries`);
    return { entries: kept, weight: /\.zip$/i.test(path) ? bytes.length : Math.max(bytes.length, unpacked) };
  }
}
