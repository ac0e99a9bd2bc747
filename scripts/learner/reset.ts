import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../kata/catalog.ts';
import { helpersOf } from '../kata/helper-files.ts';
import { isStarterFile, starterText } from '../kata/starters.ts';
import { isWriteError, writeErrorLine } from '../platform/errors/fs-errors.ts';
import { shownPath } from '../platform/shown-path.ts';

/**
 * Restores a kata's starter. The previous files are saved with their helper files, unless they were the starter. Files in
 * the folder that nothing imports stay where they are.
 *
 * @param now used in the name of the folder with the old attempt
 * @returns the folder with the old attempt, relative to the root, or `undefined` if there was nothing to save
 * @throws {UserError} if the folder cannot be written
 */
export function resetKata(kata: Kata, now = new Date()): string | undefined {
  // Reads all starters first. If one of them cannot be found, nothing must have changed.
  const starters = kata.files.map((name) => ({ name, text: starterText(kata, name) }));
  try {
    const changed = kata.files.filter((name) => existsSync(join(kata.folder, name)) && !isStarterFile(kata, name));
    const helpers = [...helpersOf(kata).keys()];
    const kept = keepFiles(kata, [...changed, ...helpers], now);
    mkdirSync(kata.folder, { recursive: true });
    starters.forEach(({ name, text }) => writeFileSync(join(kata.folder, name), text));
    // They are part of the answer, which has just been saved.
    helpers.forEach((name) => rmSync(join(kata.folder, name)));
    return kept;
  } catch (error) {
    throw isWriteError(error) ? writeErrorLine(error) : error;
  }
}

/**
 * Saves files of a kata's folder as an attempt.
 *
 * @returns the folder with the attempt, relative to the root, or `undefined` if there was nothing to save
 */
export function keepFiles(kata: Kata, names: readonly string[], now: Date): string | undefined {
  if (names.length === 0) return undefined;
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const folder = freeFolder(join(kata.root, '.attempts', kata.slug, stamp));
  mkdirSync(folder, { recursive: true });
  names.forEach((name) => cpSync(join(kata.folder, name), join(folder, name)));
  return shownPath(folder, kata.root);
}

function freeFolder(wanted: string): string {
  let folder = wanted;
  for (let i = 2; existsSync(folder); i += 1) folder = `${wanted}-${i}`;
  return folder;
}
