import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../kata/catalog.ts';
import { helpersOf } from '../kata/helper-files.ts';
import { starterText } from '../kata/starters.ts';
import { isWriteError, writeErrorLine } from '../platform/errors/fs-errors.ts';
import { keepAttempt } from './attempts.ts';

/**
 * Restores a kata's starter. The previous files are saved with their helper files, unless they were the starter. Files in
 * the folder that nothing imports stay where they are.
 *
 * @param now used in the name of the folder with the old attempt
 * @param names the files to reset, by default all. Otherwise helper files stay, too
 * @returns the folder with the old attempt, relative to the root, or `undefined` if there was nothing to save
 * @throws {UserError} if the folder cannot be written
 */
export function resetKata(kata: Kata, now = new Date(), names: readonly string[] = kata.files): string | undefined {
  // Reads all starters first. If one of them cannot be found, nothing must have changed.
  const starters = names.map((name) => ({ name, text: starterText(kata, name) }));
  try {
    // They are part of the whole answer, which is saved now.
    const helpers = names === kata.files ? [...helpersOf(kata).keys()] : [];
    const kept = keepAttempt(kata, now, names);
    mkdirSync(kata.folder, { recursive: true });
    starters.forEach(({ name, text }) => writeFileSync(join(kata.folder, name), text));
    helpers.forEach((name) => rmSync(join(kata.folder, name)));
    return kept;
  } catch (error) {
    throw isWriteError(error) ? writeErrorLine(error) : error;
  }
}
