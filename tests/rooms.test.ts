import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git } from '../scripts/platform/git/git.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { importsIn } from './support/imports-in.ts';

/** The rooms of scripts/, and what each may import besides itself. docs/rooms.md explains them. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  bootstrap: [],
  platform: ['bootstrap'],
  kata: ['platform'],
  runner: ['kata', 'platform'],
  reverse: ['runner', 'kata', 'platform'],
  progress: ['reverse', 'runner', 'kata', 'platform'],
  learner: ['progress', 'reverse', 'runner', 'kata', 'platform', 'bootstrap'],
  teacher: ['reverse', 'runner', 'kata', 'platform'],
  testing: ['kata', 'platform'],
  author: ['learner', 'progress', 'reverse', 'runner', 'kata', 'platform', 'testing'],
  commands: ['author', 'teacher', 'learner', 'progress', 'reverse', 'runner', 'kata', 'platform', 'testing'],
};

const codeIn = (folder: string) =>
  git(workbookRoot, ['ls-files', '--cached', '--others', '--exclude-standard', folder])
    .split('\n')
    .filter((path) => /^(?:scripts|katas\/support)\/.*\.(ts|cjs|mjs)$/.test(path))
    // Git still lists a file that has just been deleted.
    .filter((path) => existsSync(join(workbookRoot, path)));
const files = codeIn('scripts').filter((path) => path !== 'scripts/run.cjs');
const supportFiles = codeIn('katas/support');

/** What files import from scripts/, types included. */
const imports = importsIn(files).filter(({ to }) => to.startsWith('scripts/'));
const importsByFile = new Map<string, string[]>();
for (const { path, to } of [...imports, ...importsIn(supportFiles)]) {
  importsByFile.set(path, [...(importsByFile.get(path) ?? []), to]);
}

test('katas/support imports nothing from scripts/', () => {
  expect(supportFiles.length).toBeGreaterThan(40);
  expect(
    supportFiles.flatMap((file) => importsByFile.get(file) ?? []).filter((to) => to.startsWith('scripts/')),
  ).toEqual([]);
});

test('every file of scripts/ is in a room', () => {
  expect(files.length).toBeGreaterThan(100);
  expect([...new Set(files.map(roomOf))].toSorted()).toEqual(Object.keys(mayImport).toSorted());
});

test('rooms import only from the rooms below them', () => {
  const wrong = imports
    .filter(({ path, to }) => roomOf(to) !== roomOf(path) && !mayImport[roomOf(path)]?.includes(roomOf(to)))
    .map(({ path, to }) => `${path} imports ${to}`);
  expect(wrong).toEqual([]);
});

test('no file imports itself through others, not even its types', () => {
  const cycles = [...files, ...supportFiles].filter((file) => reachableFrom(file).has(file));
  expect(cycles).toEqual([]);
});

test('docs/rooms.md describes exactly these rooms', () => {
  const page = readFileSync(join(workbookRoot, 'docs/rooms.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\| .*? \| (.*?) +\|$/gm)].map(([, room = '', imports = '']) => [
    room,
    [...imports.matchAll(/`(\w+)`/g)].map(([, name = '']) => name).toSorted(),
  ]);
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(mayImport).map(([room, rooms]) => [room, rooms.toSorted()])),
  );
});

test('docs/rooms.md names only files and folders that exist', () => {
  const page = readFileSync(join(workbookRoot, 'docs/rooms.md'), 'utf8');
  const table = page.slice(page.indexOf('## Where a change goes'), page.indexOf('The homework branch'));
  const names = [...table.matchAll(/`([\w/.-]+(?:\.\w+|\/))`/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(20);
  const missing = names.filter((name) => !files.some((file) => `/${file}`.includes(`/${name}`)));
  expect(missing.filter((name) => !existsSync(join(workbookRoot, name)))).toEqual([]);
});

function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function reachableFrom(file: string): Set<string> {
  const found = new Set(importsByFile.get(file));
  // Iterating over a set also visits what is added on the way.
  for (const path of found) importsByFile.get(path)?.forEach((next) => found.add(next));
  return found;
}
