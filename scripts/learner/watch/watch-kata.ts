import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeIn, type Kata } from '../../kata/catalog.ts';

/** Delays in milliseconds. */
export interface WatchDelays {
  /** How long a folder must be quiet, because one save may truncate, write and rename files. */
  quiet: number;
  /** How much longer to wait if a file is still empty or missing. */
  whole: number;
  /** The interval at which files are checked, for file systems that report no changes. */
  poll: number;
}

/** Calls `seen` for each change in a folder, with the file name if known. Undefined if there is no such folder. */
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
  { quiet, whole, poll }: WatchDelays = { quiet: 10, whole: 200, poll: 1_000 },
  watchFolder: WatchFolder = watchWithSystem,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let folderWatcher: { close(): void } | undefined;
  let lastStamp = stampOf(kata);
  const name = basename(kata.folder);
  const wait = (milliseconds: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      then();
    }, milliseconds);
  };
  const report = () => {
    lastStamp = stampOf(kata);
    changed();
  };
  const seen = () => wait(quiet, () => (isWhole(kata) ? report() : wait(whole, report)));
  const watchKataFolder = () => {
    folderWatcher?.close();
    folderWatcher = watchFolder(kata.folder, (file) => {
      if (file === null || /\.(ts|md)$/.test(file)) seen();
    });
  };
  // To the operating system, a folder that is created again is another folder, which must be watched anew.
  const parentWatcher = watchFolder(dirname(kata.folder), (entry) => {
    if (entry !== null && entry !== name) return;
    watchKataFolder();
    seen();
  });
  watchKataFolder();
  const polling = setInterval(() => {
    if (timer === undefined && stampOf(kata) !== lastStamp) seen();
  }, poll);
  return () => {
    clearTimeout(timer);
    clearInterval(polling);
    folderWatcher?.close();
    parentWatcher?.close();
  };
}

function watchWithSystem(folder: string, seen: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_event, name) => seen(name));
    // The folder may be deleted, for example when git switches branches. Without a listener, that would end the loop.
    return watcher.on('error', () => {});
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** When each file was last written, and its size, including helper files. It differs if a file has changed. */
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
