import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { referenceOf } from '../scripts/learner/reference.ts';
import { fetchUpstream } from '../scripts/learner/update/upstream.ts';
import { git } from '../scripts/platform/git/git.ts';
import { remotesOf } from '../scripts/platform/git/remotes.ts';
import { webAddressOf } from '../scripts/platform/git/web-address.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { pushTo } from '../scripts/teacher/handout/remote.ts';
import { readClone } from '../scripts/teacher/submissions/git-clone.ts';

const kata = findKata('45');
let folder: string;
let clone: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remotes-'));
  clone = join(folder, 'clone');
  git(folder, ['init', '--quiet', '--initial-branch=main', '--template=', 'clone']);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a remote of the workbook may have any name', () => {
  test.each<[what: string, remotes: string[], follows: string | undefined, likely: string[]]>([
    ['no remote', [], undefined, []],
    ['a fork and where it comes from', ['origin', 'upstream'], 'origin', ['upstream', 'origin']],
    ['one with another name', ['course'], undefined, ['course']],
    ['several, one of which the branch follows', ['course', 'mine'], 'mine', ['mine']],
    ['several, which says nothing', ['course', 'mine'], undefined, []],
    ['a remote that is gone', ['course', 'mine'], 'gone', []],
  ])('%s', (_, remotes, follows, likely) => {
    remotes.forEach((name) => git(clone, ['remote', 'add', name, '../none']));
    if (follows) git(clone, ['config', 'branch.main.remote', follows]);
    expect(remotesOf(clone)).toEqual(likely);
  });

  test('its address is where gaps are reported', () => {
    git(clone, ['remote', 'add', 'course', 'git@example.com:course/katas.git']);
    expect(webAddressOf(clone)).toBe('https://example.com/course/katas');
  });

  test('solutions are found on its branch, and fetched from it', () => {
    git(clone, ['remote', 'add', 'course', '../none']);
    expect(() => referenceOf({ ...kata, root: clone }, false)).toThrow(/Try: git fetch course solutions:solutions$/);
    commitSolution();
    git(clone, ['update-ref', 'refs/remotes/course/solutions', 'HEAD']);
    expect(referenceOf({ ...kata, root: clone }, false).diff).toContain('readonly #amount');
  });

  test('a branch that a student pushed is graded', async () => {
    commitSolution();
    git(clone, ['update-ref', 'refs/remotes/course/week/1', 'HEAD']);
    const read = async () => (await readClone(clone, [kata], { kind: 'ref', ref: 'week/1' })).get(kata.slug)?.problem;
    expect(await read()).toBeUndefined();
    // Which of two is meant, nobody knows.
    git(clone, ['update-ref', 'refs/remotes/other/week/1', 'HEAD']);
    expect(await read()).toMatchObject({ reason: 'The clone has no branch, tag or commit week/1.' });
  });

  test('an update asks for its name if it could be any of several', () => {
    ['course', 'mine'].forEach((name) => git(clone, ['remote', 'add', name, '../none']));
    expect(() => fetchUpstream(clone)).toThrow(
      'The workbook may come from course or mine; call its remote upstream. Try: git remote rename course upstream',
    );
  });
});

test('repositories with different kinds of ids are told apart from those that cannot be reached', () => {
  commitSolution();
  git(folder, ['init', '--quiet', '--bare', '--object-format=sha256', 'other.git']);
  const push = () =>
    pushTo(clone, '../other.git', [], ['HEAD:refs/heads/main'], { what: 'the homework', remedy: 'git remote -v' });
  expect(push).toThrow(
    '../other.git does not have SHA1 ids like this clone, and git cannot translate them; use a repository that has. Try: git init --bare --object-format=sha1 <folder>',
  );
});

/** Commits the reference solution as an answer. */
function commitSolution(): void {
  const place = join(clone, 'katas', kata.slug);
  mkdirSync(place, { recursive: true });
  cpSync(join(workbookRoot, 'solutions', kata.slug, 'value-objects.ts'), join(place, 'value-objects.ts'));
  writeFileSync(join(clone, 'README.md'), 'A workbook.\n');
  git(clone, ['config', 'user.name', 'A learner']);
  git(clone, ['config', 'user.email', 'learner@example.com']);
  git(clone, ['add', '.']);
  git(clone, ['commit', '--quiet', '--message', 'Answers']);
}
