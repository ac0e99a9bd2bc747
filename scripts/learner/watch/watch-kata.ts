import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeIn, type Kata } from '../../kata/catalog.ts';

/** Waiting times in milliseconds. */
export interface Patience {
  /** How long a folder must be quiet, because an editor truncates, writes and renames. */
  quiet: number;
  /** How long to wait for an empty or missing file to be written. */
  whole: number;
  /** The time between two checks of the files, for file systems that report no changes. */
  poll: number;
}

/** Reports changes in a folder, with the file name if the system knows it. Undefined if there is no such folder. */
export type WatchFolder = (folder: string, seen: (name: string | null) => void) => { close(): void } | undefined;

/**
 * Watches a kata's folder, even if it is deleted and created again. The events of one save become one call. Docker, WSL
 * and sshfs do not report changes of files on another system, so the files are also checked regularly.
 *
 * @returns a function that stops watching
 * @throws {Error} if the system cannot watch any more files
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
  // A folder that replaces another one is new to the operating system.
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
    // The folder may be deleted, for example when git switches branches. That must not end the loop.
    return watcher.on('error', () => {});
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** When each file was written last, and its size. Helper files may come and go. */
function stampOf({ folder, files }: Pick<Kata, 'folder' | 'files'>): string {
  return [...files, ...(existsSync(folder) ? codeIn(folder).filter((name) => !files.includes(name)) : [])]
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.mtimeMs} ${stat.size}` : 'none'))
    .join();
}

/** Whether all files exist and are not empty. Otherwise an editor may be in the middle of saving. */
function isWhole({ folder, files }: Pick<Kata, 'folder' | 'files'>): boolean {
  return files.every((name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0);
}
