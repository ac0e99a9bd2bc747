import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isLawsFile } from './paths.ts';
import { readStarterList } from './lists.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { UserError } from '../platform/errors/user-error.ts';

/** Where the parts of a kata are. */
export interface Kata {
  /** Absolute path of the workbook that it belongs to. */
  root: string;
  number: number;
  /** Name of its folder: `45-value-objects`. */
  slug: string;
  /** Absolute path of its folder below `katas`. */
  folder: string;
  /** Absolute path of the statement. */
  statement: string;
  /** Absolute path of the laws. */
  tests: string;
  /** Names of the starter's files: what a learner edits. */
  files: string[];
}

/** Code that a kata's tests must accept or reject. */
export interface CandidateSolution {
  /** Path relative to the root, as a target. */
  target: string;
  /** The name of its file or folder, without the extension. */
  name: string;
  /** The first line of its (first) file, without the comment sign. */
  firstLine: string;
}

/**
 * All katas of the workbook in `root`, by number.
 *
 * @throws {UserError} if the tests of one are missing
 */
export function listKatas(root = workbookRoot): Kata[] {
  return slugsIn(root).map((slug) => kataAt(root, slug));
}

/**
 * Finds a kata by its number, the beginning of its name, or the path of its folder or of a file in it. Case does not
 * matter.
 *
 * @param command to suggest, with the number of an existing kata
 * @throws {UserError} if there is none
 */
export function findKata(query: string, root = workbookRoot, command = 'npm start'): Kata {
  const slugs = slugsIn(root);
  const wanted = (/(?:^|[\\/])(\d\d-[^\\/]+)/.exec(query)?.[1] ?? query.replace(/\.ts$/, '')).toLowerCase();
  const matches = (one: string) => one.slice(0, 2) === wanted || one === wanted || one.slice(3).startsWith(wanted);
  const slug = wanted === '' ? undefined : slugs.find(matches);
  if (slug !== undefined) return kataAt(root, slug);
  throw new UserError(`There is no kata "${query}"; ${numbersOf(slugs)}`, remedyFor(command, slugs));
}

/** `the numbers are 29 to 57`, or all of them if only some katas are here. */
function numbersOf(slugs: readonly string[]): string {
  const numbers = slugs.map((slug) => Number(slug.slice(0, 2)));
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const isConsecutive = numbers.length > 2 && last - first === numbers.length - 1;
  if (numbers.length === 0) return 'there are no katas here';
  return isConsecutive ? `the numbers are ${first} to ${last}` : `there are ${numbers.join(', ')}`;
}

/** `npm start` alone opens the next kata, and has a list of all. */
function remedyFor(command: string, slugs: readonly string[]): string {
  return command === 'npm start' ? 'npm start, or the key l for the list' : `${command} ${slugs[0]?.slice(0, 2) ?? ''}`;
}

/** The wrong solutions that a kata's tests must reject. */
export function impostorsOf(kata: Kata): CandidateSolution[] {
  return candidatesOf(kata, 'impostors');
}

/** The correct solutions with other designs that a kata's tests must accept. */
export function variantsOf(kata: Kata): CandidateSolution[] {
  return candidatesOf(kata, 'variants');
}

/** The numbers of the rules that an impostor's first line names: `Breaks 3, 7: adds the amounts`. */
export function rulesNamedBy({ firstLine }: CandidateSolution): number[] {
  const match = /^Breaks (\d+(?:, \d+)*): \S/.exec(firstLine);
  return match?.[1]?.split(', ').map(Number) ?? [];
}

function kataAt(root: string, slug: string): Kata {
  const folder = join(root, 'katas', slug);
  const tests = testsOf(root, slug);
  if (!existsSync(tests)) {
    const missing = `katas/${slug}/${basename(tests)}`;
    throw new UserError(`${missing} is missing`, `git checkout -- ${missing}`);
  }
  return {
    root,
    number: Number(slug.slice(0, 2)),
    slug,
    folder,
    statement: join(folder, 'README.md'),
    tests,
    files: starterFiles(root, slug),
  };
}

/**
 * Names from the solution or the list of starters, if they exist, because a learner may have added or deleted files.
 */
function starterFiles(root: string, slug: string): string[] {
  const solution = join(root, 'solutions', slug);
  if (existsSync(solution)) return codeIn(solution);
  const paths = Object.keys(readStarterList(root));
  const listed = paths
    .filter((path) => path.startsWith(`${slug}/`) && !isLawsFile(path))
    .map((path) => path.slice(slug.length + 1));
  return listed.length > 0 ? listed : codeIn(join(root, 'katas', slug));
}

/** The TypeScript files of a folder that are neither tests, models of tests nor the laws of a reverse kata. */
export function codeIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^[^.].*\.ts$/.test(name) && !/\.(test|model|laws)\.ts$/.test(name));
}

/**
 * Folders in `katas` that look like katas but are not, such as a copy that someone made before a new attempt. The rest
 * of the workbook ignores them.
 */
export function foldersLikeKatas(root: string): string[] {
  const slugs = slugsIn(root);
  return numberedFolders(root).filter((name) => !slugs.includes(name));
}

/** A kata is on the list of starters, or has tests with its name. A new kata gets onto the list later. */
function slugsIn(root: string): string[] {
  const listed = new Set(Object.keys(readStarterList(root)).map((path) => path.split('/')[0]));
  return numberedFolders(root).filter((name) => listed.has(name) || existsSync(testsOf(root, name)));
}

function numberedFolders(root: string): string[] {
  const folder = join(root, 'katas');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d\d-/.test(name))
    .toSorted();
}

/**
 * The one file with the laws. Learners may have their own tests next to it, and editors and macOS create other files.
 */
function testsOf(root: string, slug: string): string {
  return join(root, 'katas', slug, `${slug.slice(3)}.test.ts`);
}

function candidatesOf({ root, slug, files }: Kata, kind: 'impostors' | 'variants'): CandidateSolution[] {
  const folder = `tests/${kind}/${slug}`;
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.ts'))
    .map((entry) => {
      const path = join(absolute, entry.name);
      const first = entry.isDirectory() ? join(path, firstFileIn(path, `${folder}/${entry.name}`, files)) : path;
      return {
        target: `${folder}/${entry.name}`,
        name: entry.name.replace(/\.ts$/, ''),
        firstLine: (readFileSync(first, 'utf8').split('\n')[0] ?? '').replace(/^\/\/ ?/, ''),
      };
    });
}

/**
 * The first file in a candidate's folder that replaces one of the kata's files. Without one, the candidate would be
 * treated as the solution itself.
 */
function firstFileIn(folder: string, shownFolder: string, kataFiles: readonly string[]): string {
  const all = readdirSync(folder);
  if (all.length === 0) throw new UserError(`${shownFolder} is empty`, `rmdir ${shownFolder}`);
  const code = codeIn(folder);
  // The others are its helper files.
  const own = code.find((name) => kataFiles.includes(name));
  if (own !== undefined) return own;
  throw new UserError(
    `${shownFolder} contains none of ${kataFiles.join(', ')}: give its files these names`,
    `ls ${shownFolder}`,
  );
}
