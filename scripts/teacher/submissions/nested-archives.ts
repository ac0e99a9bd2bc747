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

/** The maximum number of entries of an archive within a tree. */
const maxEntries = 200_000;
/** The maximum number of its own entries: those that are not in an ignored folder, such as `node_modules`. */
const maxOwnEntries = 20_000;
/** The maximum number of archives within each other. */
const maxLevels = 3;
/** The maximum size in bytes of the archives that are in memory. The one that was opened last always is. */
const maxBytesInMemory = 128 * 1024 * 1024;
/** The maximum number of entries of the tree and all archives together, so that the list fits into memory. */
const maxListed = 2_000_000;
/** Paths in folders in which nobody hands in anything. */
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
  const queue = [...tree.entries.values()].map((entry) => ({ entry, level: 1 }));
  const paths = [...tree.entries.keys()];
  for (const [i, { entry, level }] of queue.entries()) {
    const path = paths[i] ?? '';
    const isForeign = isForeignArchive(path);
    if (entry.kind === 'folder' || !(isArchive(path) || isForeign) || isOpaque(path)) continue;
    archives.push(path);
    try {
      if (isForeign) throw new Error(`only ${readableEndingsText('and')} can be read`);
      if (entry.kind !== 'file') throw new Error('it is a link, or protected by a password');
      if (level > maxLevels) throw new Error(`it is within ${maxLevels} other archives`);
      // One after the other, so that only a few are in memory.
      // oxlint-disable-next-line no-await-in-loop
      const inner = await open.content(path);
      if (entries.size + inner.size > maxListed) throw new Error('there are too many files in all archives');
      workbooksIn(inner).forEach((folder) => workbooks.add(folder === '' ? path : `${path}/${folder}`));
      for (const [name, innerEntry] of inner) {
        const fullPath = `${path}/${name}`;
        const { kind, size } = innerEntry;
        const listed = { path: fullPath, kind, size, read: (cap?: number) => open.read(path, name, cap) };
        entries.set(fullPath, listed);
        if (kind !== 'folder' && (isArchive(name) || isForeignArchive(name))) {
          queue.push({ entry: listed, level: level + 1 });
          paths.push(fullPath);
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
  bytesInMemory: number;
}

/** A cache of the archives that were opened last, as many as fit into memory. */
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
    let total =
      opened.bytesInMemory + [...this.#open.values()].reduce((sum, { bytesInMemory }) => sum + bytesInMemory, 0);
    for (const [old, { bytesInMemory }] of this.#open) {
      if (total <= maxBytesInMemory) break;
      this.#open.delete(old);
      total -= bytesInMemory;
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
    const { entries } = await readArchive(path, bytes, { cap: this.#cap, maxEntries });
    // A tar archive stays in memory unpacked.
    const unpackedSize = [...entries.values()].reduce((sum, { size }) => sum + size, 0);
    const ownEntries = new Map([...entries].filter(([name]) => !ignored.test(`${name}/`)));
    if (ownEntries.size > maxOwnEntries) throw new Error(`more than ${maxOwnEntries} entries`);
    return {
      entries: ownEntries,
      bytesInMemory: /\.zip$/i.test(path) ? bytes.length : Math.max(bytes.length, unpackedSize),
    };
  }
}
