import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { kataOf, type Target } from '../../../katas/support/target.ts';
import type { Kata } from '../../kata/catalog.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { shownPath } from '../../platform/shown-path.ts';

/** A kata, and the code to run in its place. */
export interface Trial {
  kata: Kata;
  target: Target;
}

/** Whose code a command line names, and for which katas. */
export interface TargetQuery {
  /** The option that names it, without the dashes: `as`. */
  option: string;
  /** A folder that holds katas by their slug, the folder of one kata, a clone, one file, an impostor or a variant. */
  given: string;
  /** The folder that a relative path starts from. If it does not exist there, the workbook's folder is tried. */
  from: string;
  katas: readonly Kata[];
  /** Whether the user has named the katas. If not, katas for which the target has no code are left out. */
  areNamed: boolean;
  /** What npm calls the command: `npm run prove`. */
  command: string;
  /** The workbook's folder. */
  root: string;
}

/**
 * Finds the code that a command line names. Without this check, a missing target would be replaced by the solution, and
 * every proof about it would succeed.
 *
 * @throws {UserError} if there is no such code, or none for a kata that was named
 */
export function readTarget(query: TargetQuery): Trial[] {
  const { option, given, katas, areNamed, command, root } = query;
  if (given.trim() === '') throw new UserError(`--${option} needs a folder or a file`, `${command} -- --help`);
  const path = pathOf(query, root);
  if (path === undefined) throw new UserError(`--${option} ${given} does not exist`, `${command} -- --help`);
  const found = katas.map((kata) => ({ kata, place: placeOf(path, kata, root) }));
  const trials = found.flatMap(({ kata, place }) =>
    place === undefined ? [] : [{ kata, target: targetFor(place, root) }],
  );
  if (areNamed ? trials.length === katas.length : trials.length > 0) return trials;
  const slugs = found.flatMap(({ kata, place }) => (place === undefined ? [kata.slug] : []));
  const lacking = areNamed ? slugs.join(', ') : 'any kata';
  const problem = `--${option} ${given} has no code for ${lacking}`;
  throw new UserError(problem, remedyFor(path, query));
}

function pathOf({ given, from }: TargetQuery, root: string): string | undefined {
  return [resolve(from, given), resolve(root, given)].find((path) => existsSync(path));
}

/** The code for a kata at a path, as a target. Undefined if there is none. */
function placeOf(path: string, kata: Kata, root: string): string | undefined {
  // `kataOf` looks only at the folders of a file, so this finds the kata of the folder itself.
  const owner = kataOf(join(path, 'any'));
  if (!statSync(path).isDirectory()) {
    // One file cannot replace several files, nor the file of another kata.
    const isOther = kataOf(path) !== undefined && kataOf(path) !== kata.slug;
    return path.endsWith('.ts') && kata.files.length === 1 && !isOther ? path : undefined;
  }
  // The folder of one kata is one level too deep, a clone one too high.
  if (basename(path) === kata.slug) return isReplacement(path, kata, root) ? undefined : dirname(path);
  const holders = [path, join(path, 'katas')].filter((folder) => existsSync(join(folder, kata.slug)));
  if (holders[0] !== undefined) return holders[0];
  if (owner !== undefined && owner !== kata.slug) return undefined;
  const own = readdirSync(path).filter((name) => kata.files.includes(name));
  // An impostor or a variant may have only some of the files. The solution has the others.
  const isEnough = isReplacement(path, kata, root) ? own.length > 0 : own.length === kata.files.length;
  return isEnough ? path : undefined;
}

/** Whether the solution provides missing files at this path. */
function isReplacement(path: string, { slug }: Kata, root: string): boolean {
  return ['tests/impostors', 'tests/variants', '.cache/mutants'].some((folder) =>
    join(path, '/').startsWith(join(root, folder, slug, '/')),
  );
}

/** The command to suggest: for a kata that the path has code for, if there is one. */
function remedyFor(path: string, { option, given, command }: TargetQuery): string {
  const folders = statSync(path).isDirectory() ? [path, join(path, 'katas')].filter((one) => existsSync(one)) : [];
  const slug =
    kataOf(join(path, 'any')) ?? folders.flatMap((one) => readdirSync(one)).find((name) => /^\d\d-/.test(name));
  return slug === undefined ? `${command} -- --help` : `${command} -- ${slug.slice(0, 2)} --${option} ${given}`;
}

function targetFor(path: string, root: string): Target {
  const short = shownPath(path, root);
  return short === '' || short.startsWith('..') ? path : short;
}
