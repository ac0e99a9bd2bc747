import { statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';

/** How long to wait, in milliseconds. */
export interface Patience {
  /** For a folder to be quiet: an editor truncates, writes and renames. */
  quiet: number;
  /** For a file that is empty or gone to be written. */
  whole: number;
}

/**
 * Watches a kata's folder, however it comes and goes; the several events of one save come as one call.
 *
 * @returns ends the watching
 * @throws {Error} where the system does not watch any more files
 */
export function watchKata(
  kata: Pick<Kata, 'folder' | 'files'>,
  changed: () => void,
  { quiet, whole }: Patience = { quiet: 10, whole: 200 },
): () => void {
  let waiting: NodeJS.Timeout | undefined;
  let inside: FSWatcher | undefined;
  const name = basename(kata.folder);
  const wait = (milliseconds: number, then: () => void) => {
    clearTimeout(waiting);
    waiting = setTimeout(then, milliseconds);
  };
  const seen = () => wait(quiet, () => (isWhole(kata) ? changed() : wait(whole, changed)));
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
  return () => {
    clearTimeout(waiting);
    inside?.close();
    around?.close();
  };
}

function watchFolder(folder: string, seen: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_event, name) => seen(name));
    // The folder may go, say by switching branches: that ends the watching, not the loop.
    return watcher.on('error', () => {});
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether all files are there with something in them: else an editor may be half-way. */
function isWhole({ folder, files }: Pick<Kata, 'folder' | 'files'>): boolean {
  return files.every((name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0);
}
