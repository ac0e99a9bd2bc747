import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { sizeCap, tooLarge } from './submission.ts';

/**
 * Reads a student's file without following links: neither the file nor a folder above it may be a link.
 *
 * @param path from the student's folder, separated by `/`
 * @returns its bytes, or the reason why it cannot be read: `does not exist`
 */
export function readPlainFile(folder: string, path: string): Buffer | string {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const way = parts.slice(0, depth).join('/');
    const stats = look(join(folder, way));
    if (stats === undefined) return 'does not exist';
    if (stats.isSymbolicLink()) return `${way} is a symbolic link, not a folder`;
    if (!stats.isDirectory()) return `${way} is not a folder`;
  }
  const stats = look(join(folder, path));
  if (stats === undefined) return 'does not exist';
  if (stats.isSymbolicLink()) return 'is a symbolic link, not a file';
  if (stats.isDirectory()) return 'is a folder, not a file';
  // Reading a pipe would wait for ever.
  if (!stats.isFile()) return 'is not a regular file';
  if (stats.size > sizeCap) return tooLarge(stats.size);
  try {
    return readFileSync(join(folder, path));
  } catch {
    return 'cannot be read';
  }
}

/** What is at a path. A link itself, not its target. Undefined if there is nothing. */
export function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // A folder above is not a folder, or is not readable.
    return undefined;
  }
}
