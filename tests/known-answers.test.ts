import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { git } from '../scripts/platform/git/git.ts';
import { readClone, type At } from '../scripts/teacher/submissions/git-clone.ts';
import { openAnswers } from '../scripts/teacher/submissions/known-answers.ts';
import type { SubmittedFiles } from '../scripts/teacher/submissions/submission.ts';

const folder = mkdtempSync(join(tmpdir(), 'answers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kata = findKata('45');
const answer = `katas/${kata.slug}/${kata.files[0]}`;
const person = ['-c', 'user.name=Student', '-c', 'user.email=student@example.org', '-c', 'commit.gpgSign=false'];

let [clone, kept] = ['', ''];
beforeEach(() => {
  clone = mkdtempSync(join(folder, 'clone-'));
  kept = join(folder, 'kept', clone.slice(folder.length + 1));
  git(clone, ['init', '--quiet', '--template=', '--initial-branch=main']);
  commit('first');
});

function commit(text: string): string {
  mkdirSync(dirname(join(clone, answer)), { recursive: true });
  writeFileSync(join(clone, answer), text);
  git(clone, ['add', '--all']);
  git(clone, [...person, 'commit', '--quiet', '-m', 'Work']);
  return git(clone, ['rev-parse', 'HEAD']);
}

const read = async (at: At = { kind: 'head' }) =>
  (await readClone(clone, [kata], at, { findAnswers: openAnswers(kept) })).get(kata.slug);
const textOf = (found: SubmittedFiles | undefined) => found?.files.get(kata.files[0] ?? '')?.toString();

async function withoutGit<T>(use: () => Promise<T>): Promise<T> {
  const path = process.env.PATH;
  process.env.PATH = folder;
  try {
    return await use();
  } finally {
    process.env.PATH = path;
  }
}

test('a clone with nothing new is read without git, with the same result', async () => {
  await expect(withoutGit(() => read())).rejects.toThrow('git is not installed');
  const first = await read();
  expect(textOf(first)).toBe('first');
  expect(first?.changed).toBeDefined();
  expect(await withoutGit(() => read())).toEqual(first);
});

test('all bytes of a file stay the same', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  writeFileSync(join(clone, answer), bytes);
  git(clone, ['add', '--all']);
  git(clone, [...person, 'commit', '--quiet', '-m', 'Bytes']);
  await read();
  expect((await withoutGit(() => read()))?.files.get(kata.files[0] ?? '')).toEqual(bytes);
});

test('a new commit is read, and so is an old one that is checked out again', async () => {
  const first = (await read())?.commit;
  const second = commit('second');
  expect(await read()).toMatchObject({ commit: second });
  expect(textOf(await read())).toBe('second');
  git(clone, ['reset', '--quiet', '--hard', first ?? '']);
  expect(textOf(await read())).toBe('first');
});

test('a new branch is mentioned, although the checked-out commit is the same', async () => {
  expect((await read())?.notes).toBeUndefined();
  git(clone, ['switch', '--quiet', '-c', 'more']);
  commit('more');
  git(clone, ['switch', '--quiet', 'main']);
  expect((await read())?.notes?.join()).toContain('The branch more changes kata 45');
  expect((await withoutGit(() => read()))?.notes?.join()).toContain('The branch more changes kata 45');
});

test('uncommitted changes are mentioned as soon as there are any', async () => {
  await read();
  writeFileSync(join(clone, answer), 'not committed');
  expect((await withoutGit(() => read()))?.notes?.join()).toContain('has uncommitted changes');
});

test('another question is asked anew', async () => {
  await read();
  expect(textOf(await read({ kind: 'ref', ref: 'main' }))).toBe('first');
  expect((await read({ kind: 'ref', ref: 'other' }))?.problem?.reason).toContain('no branch, tag or commit other');
  expect((await read({ kind: 'date', instant: '2001-01-01T00:00:00.000Z' }))?.problem?.reason).toContain(
    'no commit up to',
  );
});

test('a clone without a file is read again once the file is there', async () => {
  const blob = git(clone, ['rev-parse', `HEAD:${answer}`]);
  const object = join(clone, '.git', 'objects', blob.slice(0, 2), blob.slice(2));
  renameSync(object, join(folder, 'object'));
  expect((await read())?.problem).toBeDefined();
  renameSync(join(folder, 'object'), object);
  expect(textOf(await read())).toBe('first');
});

test('a damaged file of answers counts as none', async () => {
  const [name = ''] = (await read(), readdirSync(kept));
  for (const text of ['', 'null', '{"state": "?"}', '[']) {
    writeFileSync(join(kept, name), text);
    expect(textOf(await read())).toBe('first');
  }
});

test('a clone is read even if answers cannot be kept', async () => {
  writeFileSync(join(folder, 'file'), '');
  kept = join(folder, 'file', 'inside');
  expect(textOf(await read())).toBe('first');
  expect(textOf(await read())).toBe('first');
});

test('answers are removed after months', async () => {
  await read();
  const [name = ''] = readdirSync(kept);
  utimesSync(join(kept, name), new Date(), new Date(Date.now() - 100 * 24 * 60 * 60 * 1000));
  openAnswers(kept);
  expect(existsSync(join(kept, name))).toBe(false);
});
