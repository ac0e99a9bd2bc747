import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../kata/catalog.ts';
import { isStarterFile, starterText } from '../kata/starters.ts';
import { isWriteError, writeErrorLine } from '../platform/errors/fs-errors.ts';
import { shownPath } from '../platform/shown-path.ts';

/**
 * Restores a kata's starter. The previous file is saved, unless it was the starter.
 *
 * @param now used in the name of the folder with the old attempt
 * @returns the folder with the old attempt, relative to the root, or `undefined` if there was nothing to save
 * @throws {UserError} if the folder cannot be written
 */
export function resetKata(kata: Kata, now = new Date()): string | undefined {
  // Reads all starters first. If one of them cannot be found, nothing must have changed.
  const starters = kata.files.map((name) => ({ name, text: starterText(kata, name) }));
  try {
    const kept = keepAttempt(kata, now);
    mkdirSync(kata.folder, { recursive: true });
    starters.forEach(({ name, text }) => writeFileSync(join(kata.folder, name), text));
    return kept;
  } catch (error) {
    throw isWriteError(error) ? writeErrorLine(error) : error;
  }
}

function keepAttempt(kata: Kata, now: Date): string | undefined {
  const changed = kata.files.filter((name) => existsSync(join(kata.folder, name)) && !isStarterFile(kata, name));
  if (changed.length === 0) return undefined;
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const folder = freeFolder(join(kata.root, '.attempts', kata.slug, stamp));
  mkdirSync(folder, { recursive: true });
  changed.forEach((name) => cpSync(join(kata.folder, name), join(folder, name)));
  return shownPath(folder, kata.root);
}

function freeFolder(wanted: string): string {
  let folder = wanted;
  for (let i = 2; existsSync(folder); i += 1) folder = `${wanted}-${i}`;
  return folder;
}
