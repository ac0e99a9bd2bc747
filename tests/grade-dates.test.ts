import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { git } from '../scripts/platform/git/git.ts';
import { mapConcurrently } from '../scripts/platform/map-concurrently.ts';
import { readClone } from '../scripts/teacher/submissions/git-clone.ts';

const folder = mkdtempSync(join(tmpdir(), 'dates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const single = findKata('45');
const several = findKata('29');
const [first = '', second = ''] = several.files;
const answer = `katas/${single.slug}/${single.files[0]}`;
const path = (name: string) => `katas/${several.slug}/${name}`;
const person = ['-c', 'user.name=Student', '-c', 'user.email=student@example.org', '-c', 'commit.gpgSign=false'];
const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;

/** A student's clone, whose commits have the day of November as their date. */
class Clone {
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(folder, 'clone-'));
    this.git(['init', '--quiet', '--template=', '--initial-branch=main']);
  }

  git(args: string[], day = 1): void {
    git(this.folder, [...person, ...args], { env: { GIT_AUTHOR_DATE: on(day), GIT_COMMITTER_DATE: on(day) } });
  }

  commit(day: number, files: Record<string, string>): this {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
    this.git(['add', '--all']);
    this.git(['commit', '--quiet', '--allow-empty', '-m', 'Work'], day);
    return this;
  }

  async changed(kata = single): Promise<string | undefined> {
    return (await readClone(this.folder, [kata], { kind: 'head' })).get(kata.slug)?.changed;
  }
}

test('the last change of the content counts', async () => {
  const clone = new Clone().commit(1, { [answer]: 'starter' }).commit(5, { [answer]: 'mine' });
  clone.commit(20, { 'progress.txt': 'later', [`katas/${single.slug}/README.md`]: 'updated' });
  expect(await clone.changed()).toBe(on(5));
});

test('a new file mode does not count as a change', async () => {
  const clone = new Clone().commit(5, { [answer]: 'mine' });
  clone.git(['update-index', '--chmod=+x', answer]);
  clone.git(['commit', '--quiet', '-m', 'Executable'], 20);
  expect(await clone.changed()).toBe(on(5));
});

test('a merge does not count as a change, even if it takes a file from each side', async () => {
  const clone = new Clone().commit(1, { [path(first)]: 'starter', [path(second)]: 'starter' });
  clone.git(['switch', '--quiet', '-c', 'side']);
  clone.commit(4, { [path(first)]: 'mine' });
  clone.git(['switch', '--quiet', 'main']);
  clone.commit(6, { [path(second)]: 'mine' });
  clone.git(['merge', '--quiet', '--no-ff', '--no-edit', 'side'], 20);
  expect(await clone.changed(several)).toBe(on(6));
});

test('a merge that resolves a conflict in a new way is a change', async () => {
  const clone = new Clone().commit(1, { [answer]: 'starter' });
  clone.git(['switch', '--quiet', '-c', 'side']);
  clone.commit(4, { [answer]: 'one' });
  clone.git(['switch', '--quiet', 'main']);
  clone.commit(6, { [answer]: 'two' });
  clone.git(['merge', '--quiet', '--strategy=ours', '--no-commit', 'side'], 20);
  clone.commit(20, { [answer]: 'both' });
  expect(await clone.changed()).toBe(on(20));
});

test('a kata that an update moves to another folder has not changed', async () => {
  const old = 'katas/45-money/money.ts';
  const clone = new Clone().commit(1, { [old]: 'starter' }).commit(5, { [old]: 'mine' });
  mkdirSync(join(clone.folder, dirname(answer)), { recursive: true });
  clone.git(['mv', old, answer]);
  clone.commit(20, { [`katas/${single.slug}/README.md`]: 'updated' });
  expect(await clone.changed()).toBe(on(5));
});

test('what was changed and changed back counts from when it came back', async () => {
  const clone = new Clone().commit(5, { [answer]: 'mine' }).commit(8, { [answer]: 'other' });
  expect(await clone.commit(20, { [answer]: 'mine' }).changed()).toBe(on(20));
});

test('a shallow clone that ends at the last change has no date', async () => {
  const clone = new Clone().commit(1, { [answer]: 'starter' }).commit(5, { [answer]: 'mine' });
  clone.commit(6, { 'progress.txt': 'x' });
  const shallow = mkdtempSync(join(folder, 'shallow-'));
  git(folder, ['clone', '--quiet', '--depth=1', `file://${clone.folder}`, shallow]);
  expect((await readClone(shallow, [single], { kind: 'head' })).get(single.slug)?.changed).toBeUndefined();
});

test('an impossible date is ignored', async () => {
  const clone = new Clone().commit(1, { [answer]: 'mine' });
  const text = git(clone.folder, ['cat-file', 'commit', 'HEAD']).replaceAll(/> \d+ /g, '> 99999999999999 ');
  const id = git(clone.folder, ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], { input: text });
  git(clone.folder, ['update-ref', 'HEAD', id]);
  expect(await clone.changed()).toBeUndefined();
});

test('the subject of a commit names no parents', async () => {
  const clone = new Clone().commit(1, { [answer]: 'mine' });
  const old = git(clone.folder, ['rev-parse', 'HEAD']);
  clone.commit(8, { [answer]: 'other' }).commit(20, { [answer]: 'mine' });
  clone.git(['commit', '--quiet', '--amend', '-m', `${old} (from ${old}) work`], 20);
  expect(await clone.changed()).toBe(on(20));
});

interface RandomCommit {
  parents: number[];
  /** The student's answer, and another file of the workbook. */
  files: [string, string];
}

/** Commits of which each is the next of any earlier one, or merges two and takes each file from either, or a new one. */
function randomHistory(count: number): RandomCommit[] {
  const [commits] = fc.sample(
    fc.array(
      fc.record({
        back: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }),
        files: fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 })),
      }),
      { minLength: count, maxLength: count },
    ),
    { seed: 19, numRuns: 1 },
  );
  const history: RandomCommit[] = [];
  for (const { back, files } of commits ?? []) {
    const parents = [...new Set(back.map((by) => Math.max(0, history.length - by)))].filter((i) => i < history.length);
    const contents = files.map((choice, file) => history[parents[choice] ?? -1]?.files[file] ?? `text ${choice}`);
    history.push({ parents, files: contents as [string, string] });
  }
  return history;
}

/** The index of the oldest commit that is linked with a commit by commits that all have its answer. */
function oldestWithAnswer(history: readonly RandomCommit[], from: number): number {
  const answerOf = (i: number) => history[i]?.files[0];
  const seen = new Set([from]);
  for (const i of seen) history[i]?.parents.filter((p) => answerOf(p) === answerOf(from)).forEach((p) => seen.add(p));
  const isFirst = (i: number) => !history[i]?.parents.some((p) => seen.has(p));
  return Math.min(...[...seen].filter(isFirst));
}

test('the oldest commit since which the content is the same counts, however branches were merged', async () => {
  const history = randomHistory(150);
  const start = Date.parse(on(1));
  const commands = history.map(({ parents, files }, i) =>
    [
      `commit refs/heads/c${i}`,
      `mark :${i + 1}`,
      `committer S <s@example.org> ${start / 1000 + i} +0000`,
      'data 0',
      ...parents.map((p, at) => `${at === 0 ? 'from' : 'merge'} :${p + 1}`),
      'deleteall',
      ...[answer, 'katas/README.md'].flatMap((name, file) => [
        `M 100644 inline ${name}`,
        `data ${files[file]?.length}`,
        `${files[file]}`,
      ]),
    ].join('\n'),
  );
  const clone = new Clone();
  git(clone.folder, ['fast-import', '--quiet'], { input: `${commands.join('\n')}\n` });
  const tips = Array.from({ length: 30 }, (_, i) => history.length - 1 - i);
  const dates = await mapConcurrently(tips, 2, async (i) => {
    const read = await readClone(clone.folder, [single], { kind: 'ref', ref: `c${i}` });
    return read.get(single.slug)?.changed;
  });
  expect(dates).toEqual(tips.map((i) => new Date(start + oldestWithAnswer(history, i) * 1000).toISOString()));
});
