import { cpSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Kata } from '../kata/catalog.ts';
import { helpersOf, isHelperName } from '../kata/helper-files.ts';
import { isWriteError, writeErrorLine } from '../platform/errors/fs-errors.ts';
import { readProgress, writeProgress } from '../progress/progress-file.ts';
import { saveFiles } from './attempts.ts';
import { diffOfFiles } from './diff.ts';
import { resetKata } from './reset.ts';

/** Stands in the progress file for the folder with the earlier answer, if there was no answer to save. */
const nothingSaved = '-';

/**
 * Begins to practise a kata that was passed: saves the earlier answer, and brings the starter back. Does nothing if the
 * kata has no entry in the progress file.
 *
 * @throws {UserError} if a file cannot be written
 */
export function beginPractice(kata: Kata, now = new Date()): void {
  const entry = readProgress(kata.root).get(kata.slug);
  if (entry === undefined) return;
  const saved = resetKata(kata, now);
  writeProgress([{ ...entry, practising: saved === undefined ? nothingSaved : basename(saved) }], kata.root);
}

/**
 * Ends practice before the kata is solved again: saves the new attempt, and brings the earlier answer back.
 *
 * @throws {UserError} if a file cannot be written
 */
export function stopPractice(kata: Kata, now = new Date()): void {
  const entry = readProgress(kata.root).get(kata.slug);
  if (entry?.practising === undefined) return;
  resetKata(kata, now);
  try {
    const earlier = earlierFiles(kata, entry.practising);
    const overwritten = earlier
      .map(([name]) => name)
      .filter((name) => !kata.files.includes(name) && isThere(kata, name));
    saveFiles(kata, overwritten, now);
    earlier.forEach(([name, file]) => cpSync(file, join(kata.folder, name)));
  } catch (error) {
    throw isWriteError(error) ? writeErrorLine(error) : error;
  }
  writeProgress([{ ...entry, practising: undefined }], kata.root);
}

/**
 * The diff from the earlier answer to the new one. Undefined if the earlier answer is not on this machine.
 *
 * @param saved the folder of the earlier answer in `.attempts/<slug>`
 */
export function compareWithEarlier(kata: Kata, saved: string): string | undefined {
  const earlier = earlierFiles(kata, saved);
  if (earlier.length === 0) return undefined;
  const names = [...new Set([...earlier.map(([name]) => name), ...helpersOf(kata).keys()])];
  const folder = join(kata.root, '.attempts', kata.slug, saved);
  return diffOfFiles(
    names.map((name) => ({ name, from: join(folder, name), to: join(kata.folder, name) })),
    false,
  );
}

function isThere({ folder }: Kata, name: string): boolean {
  return existsSync(join(folder, name));
}

/** The files of the earlier answer: their names, and where they are saved. */
function earlierFiles(kata: Kata, saved: string): [name: string, file: string][] {
  const folder = join(kata.root, '.attempts', kata.slug, saved);
  if (!existsSync(folder)) return [];
  const helpers = readdirSync(folder).filter((name) => isHelperName(name) && !kata.files.includes(name));
  return [...kata.files, ...helpers]
    .map((name): [string, string] => [name, join(folder, name)])
    .filter(([, file]) => existsSync(file));
}
