import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The maximum size of a file in bytes. No file of a kata comes near it. */
export const sizeCap = 256 * 1024;

/** The reason why a file of this many bytes cannot be read: `is 300 kB in size; …`. */
export function tooLarge(size: number): string {
  return `is ${Math.ceil(size / 1024)} kB in size; at most ${sizeCap / 1024} kB are allowed`;
}

/**
 * Reads a file that somebody else wrote without following links: neither the file nor any of its parent folders may be
 * a link.
 *
 * @param path relative to the folder, with `/`
 * @returns its bytes, or the reason why it cannot be read: `does not exist`
 */
export function readPlainFile(folder: string, path: string): Buffer | string {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const parent = parts.slice(0, depth).join('/');
    const stats = lstatIfExists(join(folder, parent));
    if (stats === undefined) return 'does not exist';
    if (stats.isSymbolicLink()) return `${parent} is a symbolic link, not a folder`;
    if (!stats.isDirectory()) return `${parent} is not a folder`;
  }
  const stats = lstatIfExists(join(folder, path));
  if (stats === undefined) return 'does not exist';
  if (stats.isSymbolicLink()) return 'is a symbolic link, not a file';
  if (stats.isDirectory()) return 'is a folder, not a file';
  // Reading a pipe might never end.
  if (!stats.isFile()) return 'is not a regular file';
  if (stats.size > sizeCap) return tooLarge(stats.size);
  try {
    return readFileSync(join(folder, path));
  } catch {
    return 'cannot be read';
  }
}

/**
 * Reads a file like `readPlainFile`, but only by its exact name. Some systems ignore case in names, and then the same
 * code would not run elsewhere.
 */
export function readExactFile(folder: string, path: string): Buffer | string {
  const found = readPlainFile(folder, path);
  if (typeof found === 'string' && found !== 'does not exist') return found;
  const names = namesIn(dirname(join(folder, path)));
  const name = basename(path);
  if (names.includes(name)) return found;
  const namesake = names.find((one) => one.toLowerCase() === name.toLowerCase());
  return namesake === undefined ? 'does not exist' : `the file is called ${namesake}, and case matters`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Facts about what is at a path; about a link itself, not its target. Undefined if there is nothing. */
export function lstatIfExists(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // A parent folder is not a folder, or is not readable.
    return undefined;
  }
}
