import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import type { Kata } from '../../kata/catalog.ts';
import { folderName } from '../../kata/folder-name.ts';
import { contestantsOf } from '../../reverse/impostor-record.ts';
import { listedReverse } from '../../reverse/reverse-kata.ts';
import { starterText } from '../../kata/starters.ts';
import { readStarterList, readTestList } from '../../kata/lists.ts';
import { workbookRoot } from '../../platform/workbook-root.ts';
import type { Course } from '../course/course.ts';
import { courseName, settingsName, type AutograderSettings } from './settings.ts';

/** What an autograder is built from. */
export interface AutograderOptions {
  course: Course;
  /** The seed of the laws, which is the same for every upload. Picked at random by default. */
  seed?: number | undefined;
}

/** The parts of the workbook that grading needs. Everything else is left out. */
const files = ['LICENSE', 'package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'vitest.config.ts'];
const commands = ['grade', 'autograde'].map((name) => `scripts/commands/${name}.ts`);
const rooms = ['bootstrap', 'platform', 'kata', 'runner', 'reverse', 'teacher'].map((name) => `scripts/${name}`);
const scripts = ['scripts/run.cjs', ...commands, ...rooms];
const folders = ['schemas', 'katas/support', ...scripts];

/** Part of a room, but never in an autograder: the code that hands out homework. */
const leftOut = /^scripts\/teacher\/handout\//;

/**
 * Writes an autograder for Gradescope: the tests of the course's katas, and the code that grades with them. It contains
 * nothing about students, and solutions only for reverse katas, whose laws run against them.
 *
 * @param file the path of the zip file
 * @returns what was left out of the course, one sentence each
 */
export function buildAutograder(file: string, { course, seed }: AutograderOptions): string[] {
  const root = workbookRoot;
  const settings: AutograderSettings = { seed: seed ?? randomInt(1, 2 ** 31) };
  const { title, katas, weights } = course;
  const publicCourse = { title, katas: katas.map(({ slug }) => slug), weights: [weights[1], weights[2], weights[3]] };
  const templates = join(import.meta.dirname, 'files');
  const zip: Zippable = {
    'setup.sh': scriptEntry(join(templates, 'setup.sh')),
    run_autograder: scriptEntry(join(templates, 'run_autograder')),
    [courseName]: jsonEntry(publicCourse),
    [settingsName]: jsonEntry(settings),
    'workbook/katas/starters.json': jsonEntry(ofKatas(readStarterList(root), katas)),
    'workbook/katas/tests.json': jsonEntry(ofKatas(readTestList(root), katas)),
  };
  const paths = [
    ...files,
    ...folders.flatMap((path) => filesBelow(root, path)),
    ...katas.flatMap(({ kata }) => [...judgeFiles(kata), ...contestantFiles(kata)]),
  ];
  for (const { kata } of katas) {
    // Laws see what the starters export.
    for (const one of [kata, listedReverse(kata)?.kata ?? kata]) {
      for (const name of one.files)
        zip[`workbook/katas/${folderName(one)}/${name}`] = textEntry(starterText(one, name));
    }
  }
  for (const path of paths) if (!leftOut.test(path)) zip[`workbook/${path}`] = plainEntry(join(root, path));
  mkdirSync(dirname(file), { recursive: true });
  // The oldest date that a zip can hold: the same course gives the same bytes, except for the seed.
  writeFileSync(file, zipSync(zip, { mtime: new Date(1980, 0, 1), level: 9 }));
  return leftOutOf(course);
}

function leftOutOf({ katas, late, roster, arrangements }: Course): string[] {
  const parts = [
    ...(katas.some(({ due }) => due !== undefined) || late !== 'none' ? ['due dates'] : []),
    ...(roster ? ['the roster'] : []),
    ...(arrangements ? ['the arrangements for individual students'] : []),
  ];
  return parts.length === 0 ? [] : [`Not in it, because Gradescope has its own: ${parts.join(', ')}.`];
}

/** The statement, the tests and their models. The starters come from git, because an answer may be in their place. */
function judgeFiles(kata: Kata): string[] {
  const isJudge = (name: string) => name === 'README.md' || /^[^.].*\.(test|model)\.ts$/.test(name);
  return readdirSync(kata.folder)
    .filter(isJudge)
    .map((name) => `katas/${folderName(kata)}/${name}`);
}

/** The solutions and impostors against which the laws of a reverse kata run. */
function contestantFiles(kata: Kata): string[] {
  const reverse = listedReverse(kata);
  if (!reverse) return [];
  const { right, heldBackVariant, visible, heldBack } = contestantsOf(reverse.kata);
  const targets = [...right, heldBackVariant, ...visible, ...heldBack].map(({ target }) =>
    target === 'solutions' ? `solutions/${reverse.kata.slug}` : target,
  );
  return [`tests/reverse/${reverse.kata.slug}.json`, ...targets.flatMap((target) => filesBelow(kata.root, target))];
}

/** The entries of a list whose keys begin with the slugs of these katas. */
function ofKatas(list: Readonly<Record<string, string>>, katas: Course['katas']): Record<string, string> {
  const slugs = katas.map(({ kata }) => folderName(kata));
  return Object.fromEntries(Object.entries(list).filter(([key]) => slugs.includes(key.split('/')[0] ?? '')));
}

/** Paths of the files at or below a path. macOS and editors create hidden files. */
function filesBelow(root: string, path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, inner) : [inner];
    });
}

/** `os: 3` is Unix, whose file mode is in the upper half of `attrs`. */
function plainEntry(path: string): Zippable[string] {
  return [readFileSync(path), { os: 3, attrs: 0o100644 << 16 }];
}

/** Makes it executable, with Unix line endings. A checkout on Windows may have lost both. */
function scriptEntry(path: string): Zippable[string] {
  const lines = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  return [Buffer.from(lines), { os: 3, attrs: 0o100755 << 16 }];
}

function jsonEntry(value: object): Zippable[string] {
  return textEntry(`${JSON.stringify(value, undefined, 2)}\n`);
}

function textEntry(content: string): Zippable[string] {
  return [Buffer.from(content), { os: 3, attrs: 0o100644 << 16 }];
}
