import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../kata/catalog.ts';
import { helpersOf, isHelperName } from '../kata/helper-files.ts';
import { isLawsFile } from '../kata/paths.ts';
import { isStarterFile, starterText } from '../kata/starters.ts';
import { isWriteError, writeErrorLine } from '../platform/errors/fs-errors.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { shownPath } from '../platform/shown-path.ts';
import { readProgress } from '../progress/progress-file.ts';

/**
 * Saves in `.attempts` those of the learner's files that differ from the starter. If all files are to be saved, helper
 * files are saved, too.
 *
 * @param now used in the name of the folder
 * @param names the files to save, by default all
 * @returns the folder, relative to the root, or `undefined` if there was nothing to save
 */
export function saveAttempt(kata: Kata, now: Date, names: readonly string[] = kata.files): string | undefined {
  const changed = names.filter((name) => existsSync(join(kata.folder, name)) && !isStarterFile(kata, name));
  return saveFiles(kata, [...changed, ...(names === kata.files ? helpersOf(kata).keys() : [])], now);
}

/**
 * Saves files of a kata's folder in `.attempts`.
 *
 * @returns the folder, relative to the root, or `undefined` if there was nothing to save
 */
export function saveFiles(kata: Kata, names: readonly string[], now: Date): string | undefined {
  if (names.length === 0) return undefined;
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const folder = freeFolder(join(attemptsFolder(kata), stamp));
  mkdirSync(folder, { recursive: true });
  names.forEach((name) => cpSync(join(kata.folder, name), join(folder, name)));
  return shownPath(folder, kata.root);
}

/** The names of a kata's saved attempts, the newest first. New starters that an update has saved are not attempts. */
export function attemptsOf(kata: Kata): string[] {
  const folder = attemptsFolder(kata);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(
      (name) => /^\d{4}-\d\d-\d\dT[\d-]+$/.test(name) && filesIn(kata, name).some((file) => kata.files.includes(file)),
    )
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

/** What was done to bring an attempt back. */
export interface Restored {
  /** The attempt that is back, relative to the root. */
  attempt: string;
  /** Where the files from before are saved, relative to the root. Undefined if nothing had to be saved. */
  saved: string | undefined;
}

/**
 * Brings an attempt back. A file that it lacks becomes the starter. The current files are saved first, unless they are
 * already saved.
 *
 * @param kata with the files that a learner edits, which are the laws of a reverse kata
 * @param name of the attempt, or the beginning of its name; by default the newest one
 * @throws {UserError} if there is no such attempt, the kata is being practised, or a file cannot be written
 */
export function restoreAttempt(kata: Kata, name?: string, now = new Date()): Restored {
  const isReverse = kata.files.every(isLawsFile);
  const id = `${isReverse ? 'r' : ''}${kata.number}`;
  // Practice is about the code. It does not touch the laws that a learner writes.
  if (!isReverse && readProgress(kata.root).get(kata.slug)?.practising !== undefined) {
    const problem = `Kata ${kata.number} is being practised; the key a brings your earlier answer back`;
    throw new UserError(problem, `npm start ${kata.number}`);
  }
  const all = attemptsOf(kata);
  if (all.length === 0) throw new UserError(`There is no saved attempt of kata ${id}`, `npm start ${id}`);
  const attempt = name === undefined ? all[0] : all.find((one) => one.startsWith(name));
  if (attempt === undefined) {
    const problem = `Kata ${id} has no attempt "${name}"; there are ${all.join(', ')}`;
    throw new UserError(problem, `npm run restore ${id} ${all[0]}`);
  }
  const helpers = filesIn(kata, attempt).filter((file) => !kata.files.includes(file));
  const texts = [...kata.files, ...helpers].map((file) => ({ file, text: textIn(kata, attempt, file) }));
  try {
    const currentHelpers = [...helpersOf(kata).keys()];
    const saved = all.some((one) => isCurrent(kata, one)) ? undefined : saveAttempt(kata, now);
    mkdirSync(kata.folder, { recursive: true });
    // They belong to the answer that has just been saved.
    currentHelpers.forEach((file) => rmSync(join(kata.folder, file)));
    // A file that nothing imports is not a helper file, but may have the name of one from the attempt.
    saveFiles(
      kata,
      helpers.filter((file) => existsSync(join(kata.folder, file))),
      now,
    );
    texts.forEach(({ file, text }) => writeFileSync(join(kata.folder, file), text));
    return { attempt: shownPath(join(attemptsFolder(kata), attempt), kata.root), saved };
  } catch (error) {
    throw isWriteError(error) ? writeErrorLine(error) : error;
  }
}

/** Whether the current files are exactly those of this attempt, so that they need not be saved again. */
function isCurrent(kata: Kata, attempt: string): boolean {
  const saved = filesIn(kata, attempt);
  const names = new Set([...kata.files, ...saved, ...helpersOf(kata).keys()]);
  return [...names].every((file) => {
    const current = join(kata.folder, file);
    if (!existsSync(current)) return false;
    if (!saved.includes(file)) return isStarterFile(kata, file);
    return readFileSync(current).equals(readFileSync(join(attemptsFolder(kata), attempt, file)));
  });
}

/** A file's text in an attempt. A file that it lacks was the starter. */
function textIn(kata: Kata, attempt: string, file: string): Buffer | string {
  const path = join(attemptsFolder(kata), attempt, file);
  return existsSync(path) ? readFileSync(path) : starterText(kata, file);
}

/** The kata's own files in an attempt, and their helper files. Laws have none. */
function filesIn(kata: Kata, attempt: string): string[] {
  const isHelper = (name: string) => !kata.files.every(isLawsFile) && isHelperName(name);
  return readdirSync(join(attemptsFolder(kata), attempt)).filter((name) => kata.files.includes(name) || isHelper(name));
}

/** The folder with all attempts of a kata. */
function attemptsFolder({ root, slug }: Kata): string {
  return join(root, '.attempts', slug);
}

/** A folder that does not exist yet: the wanted one, or one with a number at its end. */
function freeFolder(wanted: string): string {
  let folder = wanted;
  for (let i = 2; existsSync(folder); i += 1) folder = `${wanted}-${i}`;
  return folder;
}
