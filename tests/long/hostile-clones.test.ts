import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, cpSync, readdirSync, renameSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { git } from '../../scripts/platform/git/git.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { UserError } from '../../scripts/platform/errors/user-error.ts';
import { findSubmissions } from '../../scripts/teacher/submissions/find-submissions.ts';
import { readClone } from '../../scripts/teacher/submissions/git-clone.ts';
import { zipSync } from 'fflate';

// Nothing in a clone, an archive or a name can stop the class, take long, or lead out of it.
const kata = findKata('45');
const path = `katas/${kata.slug}/${kata.files[0] ?? ''}`;
const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgSign=false'];
let root: string;
let base: string;
let count = 0;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hostile-clones-'));
  base = join(root, 'base');
  mkdirSync(join(base, 'katas', kata.slug), { recursive: true });
  writeFileSync(join(base, path), 'export {};\n');
  git(base, ['init', '--quiet', '--initial-branch=main']);
  git(base, ['add', '--all']);
  git(base, [...author, 'commit', '--quiet', '--no-verify', '--message', 'a']);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function clone(): string {
  const folder = join(root, `c${(count += 1)}`);
  cpSync(base, folder, { recursive: true });
  return folder;
}

const read = async (folder: string) => (await readClone(folder, [kata], { kind: 'head' })).get(kata.slug);
const reasonOf = async (folder: string) => (await read(folder))?.problem?.reason;

function commitWith(folder: string, date: string): void {
  const tree = git(folder, ['rev-parse', 'HEAD^{tree}']);
  const text = `tree ${tree}\nauthor a <a@b> ${date}\ncommitter a <a@b> ${date}\n\nx\n`;
  const id = git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], { input: text });
  git(folder, ['update-ref', 'refs/heads/main', id]);
}

describe('a clone', () => {
  test.each(['99999999999999 +0000', '-5 +0000', '0 +0000', 'yesterday', '253402300800 +0000'])(
    'with the impossible date %s has no date',
    async (date) => {
      const folder = clone();
      commitWith(folder, date);
      const found = await read(folder);
      expect(found?.problem).toBeUndefined();
      expect(found?.changed).toBeUndefined();
    },
  );

  test.each(['shallow', 'packed-refs', 'HEAD'])('with a folder in the place of %s is refused', async (name) => {
    const folder = clone();
    rmSync(join(folder, '.git', name), { force: true });
    mkdirSync(join(folder, '.git', name));
    expect(await reasonOf(folder)).toBe(`.git/${name} is not a file.`);
  });

  test('with more folders of refs than anybody has is refused', async () => {
    const folder = clone();
    for (let i = 0; i < 20_000; i += 1) mkdirSync(join(folder, '.git', 'refs', `${i}`));
    expect(await reasonOf(folder)).toMatch(/^\.git has more refs than can be read \(refs.\d+\)\.$/);
  });

  test('with an object that is a link, or in a folder that is one, is refused', async () => {
    const [fanOut, object] = [clone(), clone()];
    const objects = join(fanOut, '.git', 'objects');
    const [part = ''] = readdirSync(objects).filter((name) => name.length === 2);
    renameSync(join(objects, part), join(root, `moved-${part}`));
    symlinkSync(join(root, `moved-${part}`), join(objects, part));
    expect(await reasonOf(fanOut)).toBe(`.git/objects/${part} is a symbolic link.`);
    const other = join(object, '.git', 'objects', part);
    const [name = ''] = readdirSync(other);
    renameSync(join(other, name), join(root, 'moved-object'));
    symlinkSync(join(root, 'moved-object'), join(other, name));
    expect(await reasonOf(object)).toBe(`.git/objects/${part}/${name} is a symbolic link.`);
  });

  test('whose branch names a folder, or nothing at all, cannot be read', async () => {
    const folder = clone();
    for (const id of [git(folder, ['rev-parse', 'HEAD^{tree}']), 'a'.repeat(40)]) {
      writeFileSync(join(folder, '.git', 'refs', 'heads', 'main'), `${id}\n`);
      // oxlint-disable-next-line no-await-in-loop
      expect(await reasonOf(folder)).toBe(`Git cannot read the clone (fatal: Not a valid object name ${id}^{commit}).`);
    }
  });

  test('with a configuration of blank lines takes no time', async () => {
    const folder = clone();
    writeFileSync(join(folder, '.git', 'config'), `${'\n'.repeat(900_000)}[core]\n`);
    const begun = performance.now();
    expect((await read(folder))?.problem).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('with a folder of 80 MB makes git give up instead of taking the memory', async () => {
    const folder = clone();
    const entry = Buffer.concat([Buffer.from('100644 a'), Buffer.alloc(80_000_000, 'a'), Buffer.alloc(21)]);
    const tree = git(folder, ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], { input: entry });
    const text = `tree ${tree}\nauthor a <a@b> 1700000000 +0000\ncommitter a <a@b> 1700000000 +0000\n\nx\n`;
    const id = git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], { input: text });
    git(folder, ['update-ref', 'refs/heads/main', id]);
    expect(await reasonOf(folder)).toMatch(/^Git cannot read the clone \(.*over limit/);
  });

  test('that takes too long to read is told the limit for all of it', async () => {
    const read = await readClone(clone(), [kata], { kind: 'head' }, { deadline: Date.now() });
    expect(read.get(kata.slug)?.problem?.reason).toBe('Git cannot read the clone (it took longer than 30 seconds).');
  });

  test('with another branch that changes the kata is named with it', async () => {
    const folder = clone();
    expect((await read(folder))?.notes).toBeUndefined();
    git(folder, ['switch', '--quiet', '--create', 'my-solution']);
    writeFileSync(join(folder, path), 'export const a = 1;\n');
    git(folder, [...author, 'commit', '--quiet', '--no-verify', '--all', '--message', 'b']);
    git(folder, ['switch', '--quiet', 'main']);
    expect((await read(folder))?.notes).toEqual([
      expect.stringMatching(
        /^The branch my-solution changes kata 45 in commits that are not graded\. To grade it for this student: npm run grade -- \S+ --at my-solution, /,
      ),
    ]);
  });

  test('that is behind its remote is told the remote’s branch, and by a name that selects it', async () => {
    const folder = clone();
    const old = git(folder, ['rev-parse', 'HEAD']);
    writeFileSync(join(folder, path), 'export const a = 1;\n');
    git(folder, [...author, 'commit', '--quiet', '--no-verify', '--all', '--message', 'b']);
    const latest = git(folder, ['rev-parse', 'HEAD']);
    git(folder, ['update-ref', 'refs/remotes/origin/main', 'HEAD']);
    git(folder, ['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main']);
    git(folder, ['reset', '--quiet', '--hard', old]);
    const [note = '', ...others] = (await read(folder))?.notes ?? [];
    expect(others).toEqual([]);
    expect(note).toMatch(/^The branch origin\/main changes kata 45 /);
    const ref = / --at (\S+), /.exec(note)?.[1] ?? '';
    expect((await readClone(folder, [kata], { kind: 'ref', ref })).get(kata.slug)?.commit).toBe(latest);
  });

  test('has no branch whose name would run something if the command is copied', async () => {
    const folder = clone();
    git(folder, ['switch', '--quiet', '--create', '$(touch${IFS}x)']);
    writeFileSync(join(folder, path), 'export const a = 1;\n');
    git(folder, [...author, 'commit', '--quiet', '--no-verify', '--all', '--message', 'b']);
    const id = git(folder, ['rev-parse', '--short=10', 'HEAD']);
    git(folder, ['switch', '--quiet', 'main']);
    expect((await read(folder))?.notes).toEqual([expect.stringContaining(` --at ${id}, with`)]);
    const odd = join(root, 'c; touch x');
    cpSync(folder, odd, { recursive: true });
    expect((await read(odd))?.notes).toEqual([expect.stringContaining(" -- <this student's folder> --at ")]);
  });

  test.each(['katas/my-values', 'solutions/second'])('with a kata in %s, by its files', async (place) => {
    const folder = clone();
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    git(folder, ['mv', `katas/${kata.slug}`, place]);
    const other = findKata('46');
    mkdirSync(join(folder, 'katas', other.slug), { recursive: true });
    writeFileSync(join(folder, 'katas', other.slug, other.files[0] ?? ''), '');
    git(folder, ['add', '--all']);
    git(folder, [...author, 'commit', '--quiet', '--no-verify', '--message', 'b']);
    const hint = `The folder ${place} may contain it; it must be called katas/${kata.slug}.`;
    expect(await reasonOf(folder)).toBe(`${path} is not in the commit. ${hint}`);
    expect((await read(folder))?.notes).toEqual([`Kata 45 is missing. ${hint}`]);
  });

  test('with a renamed folder of a kata is told which', async () => {
    const folder = clone();
    git(folder, ['mv', `katas/${kata.slug}`, 'katas/45-valueobjects']);
    git(folder, [...author, 'commit', '--quiet', '--no-verify', '--message', 'b']);
    const hint = `The folder katas/45-valueobjects may contain it; it must be called katas/${kata.slug}.`;
    expect(await reasonOf(folder)).toBe(`${path} is not in the commit. ${hint}`);
    rmSync(join(folder, '.git'), { recursive: true });
    const { submissions } = await findSubmissions(folder, { katas: [kata] });
    expect((await submissions[0]?.filesOf(kata))?.problem?.reason).toBe(`${path} does not exist. ${hint}`);
    const file = join(root, 'renamed.zip');
    const name = `s1/katas/45-valueobjects/${kata.files[0] ?? ''}`;
    writeFileSync(file, zipSync({ [name]: new Uint8Array(1) }));
    const [packed] = (await findSubmissions(file, { katas: [kata] })).submissions;
    expect((await packed?.filesOf(kata))?.problem?.reason).toBe(`${path} is not in the archive. ${hint}`);
  });
});

test.skipIf(process.platform === 'win32')('nothing is left of a clone if reading it is interrupted', async () => {
  const [bin, temp] = ['bin', 'temp'].map((name) => join(root, name)) as [string, string];
  [bin, temp].forEach((path) => mkdirSync(path));
  writeFileSync(join(bin, 'git'), '#!/bin/sh\nexec sleep 300\n', { mode: 0o755 });
  const command = spawn(process.execPath, ['scripts/run.cjs', 'grade', clone(), '--out', join(root, 'out')], {
    cwd: workbookRoot,
    stdio: 'ignore',
    env: { ...process.env, PATH: `${bin}:/usr/bin:/bin`, TMPDIR: temp },
  });
  const left = () => readdirSync(temp).filter((name) => name.startsWith('quarantine-'));
  await vi.waitUntil(() => left().length > 0, { timeout: 60_000 });
  command.kill('SIGTERM');
  await once(command, 'exit');
  expect(left()).toEqual([]);
});

test('an archive whose paths have thousands of folders is read in no time', async () => {
  const file = join(root, 'deep.zip');
  const deep = Array.from({ length: 4 }, (_, i) => [`${'a/'.repeat(32_000)}${i}`, new Uint8Array(1)] as const);
  writeFileSync(file, zipSync({ [`s1/${path}`]: new Uint8Array(1), ...Object.fromEntries(deep) }));
  const begun = performance.now();
  const { submissions, notes } = await findSubmissions(file, { katas: [kata], archiveCap: 1e9 });
  expect(submissions.map(({ id }) => id)).toEqual(['s1']);
  expect(notes.every((note) => note.length < 500)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test('a message cannot command the terminal, whatever it names', () => {
  const { message } = new UserError('a\u001B]0;owned\u0007\u009B31m\u202Eb\r c', 'd');
  expect(message).toBe('a␛]0;owned␇�31m�b␍ c. Try: d');
});
