import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../kata/catalog.ts';
import { helpersOf } from '../kata/helper-files.ts';
import { starterText } from '../kata/starters.ts';
import { isWriteError, writeErrorLine } from '../platform/errors/fs-errors.ts';
import { saveAttempt } from './attempts.ts';

/**
 * Restores a kata's starter. Saves the previous files with their helper files, unless they were the starter. Files in
 * the folder that nothing imports stay where they are.
 *
 * @param now used in the name of the folder with the old attempt
 * @param names the files to reset, by default all; if they are given, helper files stay, too
 * @returns the folder with the old attempt, relative to the root, or `undefined` if there was nothing to save
 * @throws {UserError} if the folder cannot be written
 */
export function resetKata(kata: Kata, now = new Date(), names: readonly string[] = kata.files): string | undefined {
  // Reads all starters before anything changes, because one of them may not be found.
  const starters = names.map((name) => ({ name, text: starterText(kata, name) }));
  try {
    // They are part of the answer, and must be found while the answer still imports them.
    const helpers = names === kata.files ? [...helpersOf(kata).keys()] : [];
    const saved = saveAttempt(kata, now, names);
    mkdirSync(kata.folder, { recursive: true });
    starters.forEach(({ name, text }) => writeFileSync(join(kata.folder, name), text));
    helpers.forEach((name) => rmSync(join(kata.folder, name)));
    return saved;
  } catch (error) {
    throw isWriteError(error) ? writeErrorLine(error) : error;
  }
}
