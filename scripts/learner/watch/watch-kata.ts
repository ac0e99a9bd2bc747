import { statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';

/** How long to wait, in milliseconds. */
export interface Patience {
  /** For a folder to be quiet: an editor truncates, writes and renames. */
  quiet: number;
  /** For a file that is empty or gone to be written. */
  whole: number;
  /** Between two looks at the files, for file systems that tell of no changes. */
  poll: number;
}

/** Says what changes in a folder, by name where the system knows it; undefined where there is no such folder. */
export type WatchFolder = (folder: string, seen: (name: string | null) => void) => { close(): void } | undefined;

/**
 * Watches a kata's folder, however it comes and goes; the several events of one save come as one call. Docker, WSL and
 * sshfs show files of another system and tell of no changes there, so the files are looked at as well.
 *
 * @returns ends the watching
 * @throws {Error} where the system does not watch any more files
 */
export function watchKata(
  kata: Pick<Kata, 'folder' | 'files'>,
  changed: () => void,
  { quiet, whole, poll }: Patience = { quiet: 10, whole: 200, poll: 1_000 },
  watchFolder: WatchFolder = watchWithSystem,
): () => void {
  let waiting: NodeJS.Timeout | undefined;
  let inside: { close(): void } | undefined;
  let known = stampOf(kata);
  const name = basename(kata.folder);
  const wait = (milliseconds: number, then: () => void) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = undefined;
      then();
    }, milliseconds);
  };
  const tell = () => {
    known = stampOf(kata);
    changed();
  };
  const seen = () => wait(quiet, () => (isWhole(kata) ? tell() : wait(whole, tell)));
  const watchInside = () => {
    inside?.close();
    inside = watchFolder(kata.folder, (file) => {
      if (file === null || /\.(ts|md)$/.test(file)) seen();
    });
  };
  // A folder that is put in the place of another one is a new one to the system.
  const around = watchFolder(dirname(kata.folder), (entry) => {
    if (entry !== null && entry !== name) return;
    watchInside();
    seen();
  });
  watchInside();
  const looking = setInterval(() => {
    if (waiting === undefined && stampOf(kata) !== known) seen();
  }, poll);
  return () => {
    clearTimeout(waiting);
    clearInterval(looking);
    inside?.close();
    around?.close();
  };
}

function watchWithSystem(folder: string, seen: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_event, name) => seen(name));
    // The folder may go, say by switching branches: that ends the watching, not the loop.
    return watcher.on('error', () => {});
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** When each file was written last, and its size. */
function stampOf({ folder, files }: Pick<Kata, 'folder' | 'files'>): string {
  return files
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.mtimeMs} ${stat.size}` : 'none'))
    .join();
}

/** Whether all files are there with something in them: else an editor may be half-way. */
function isWhole({ folder, files }: Pick<Kata, 'folder' | 'files'>): boolean {
  return files.every((name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0);
}
