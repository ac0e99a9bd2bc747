import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commit-hook-'));
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'A learner');
  git('config', 'user.email', 'learner@example.com');
  mkdirSync(join(folder, '.hooks'));
  cpSync(join(workbookRoot, '.husky', 'pre-commit'), join(folder, '.hooks', 'pre-commit'));
  execFileSync('chmod', ['+x', join(folder, '.hooks', 'pre-commit')]);
  git('config', 'core.hooksPath', '.hooks');
  // In the place of the checks: it says that they ran, and refuses the commit.
  write('scripts/run.cjs', 'console.log(`the checks run: ${process.argv.slice(2).join(" ")}`);\nprocess.exit(1);\n');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a commit of someone who solves katas is never checked', () => {
  test('the first commit of a copy that came without git', () => {
    write('solutions/45-value-objects/value-objects.ts', '1');
    expect(commit()).toEqual({ committed: true, said: '' });
  });

  test.each([
    ['answers and progress', ['katas/45-value-objects/value-objects.ts', 'progress.txt']],
    ['notes', ['notes.md', 'katas/45-value-objects/notes.md']],
    ['notes in the folders of authors', ['docs/my-notes.md', 'solutions/45-value-objects/mine.ts']],
    ["a learner's own tests", ['katas/45-value-objects/mine.test.ts', 'tests/mine.test.ts']],
    ['settings and the lockfile', ['.vscode/settings.json', 'package-lock.json']],
    [
      'an answer next to a statement that came from elsewhere',
      ['katas/45-value-objects/value-objects.ts', 'katas/45-value-objects/README.md'],
    ],
  ])('%s', (_, paths) => {
    firstCommit();
    paths.forEach((path) => write(path, 'something'));
    expect(commit()).toEqual({ committed: true, said: '' });
  });

  test('the whole workbook, after a first commit with something else', () => {
    git('commit', '-q', '--allow-empty', '-m', 'first');
    write('docs/authoring.md', 'something');
    write('tests/impostors/45-value-objects/new.ts', '1');
    expect(commit()).toEqual({ committed: true, said: '' });
  });

  test('a merge that brings laws and solutions', () => {
    firstCommit();
    git('checkout', '-q', '-b', 'upstream');
    write('tests/impostors/45-value-objects/new.ts', '1');
    write('katas/45-value-objects/value-objects.ts', 'theirs');
    git('add', '-A');
    git('commit', '-q', '--no-verify', '-m', 'upstream');
    git('checkout', '-q', 'main');
    write('katas/45-value-objects/value-objects.ts', 'mine');
    expect(commit()).toEqual({ committed: true, said: '' });
    git('merge', '-q', 'upstream');
    write('katas/45-value-objects/value-objects.ts', 'mine');
    expect(commit()).toEqual({ committed: true, said: '' });
  });
});

describe('a commit of an author', () => {
  test.each([
    'solutions/45-value-objects/value-objects.ts',
    'katas/45-value-objects/value-objects.test.ts',
    'katas/support/law.ts',
    'docs/authoring.md',
  ])('is checked for what has changed: %s', (path) => {
    write(path, 'something old');
    firstCommit();
    write(path, 'something new');
    expect(commit()).toEqual({ committed: false, said: `the checks run: pre-commit ${path}` });
  });

  test('is checked for what is new', () => {
    firstCommit();
    const paths = [
      'katas/58-rate-limiter/clock.model.ts',
      'katas/58-rate-limiter/rate-limiter.test.ts',
      'tests/impostors/45-value-objects/new.ts',
    ];
    [...paths, 'katas/58-rate-limiter/mine.test.ts', 'notes.md'].forEach((path) => write(path, 'something new'));
    expect(commit()).toEqual({ committed: false, said: `the checks run: pre-commit ${paths.join(' ')}` });
  });

  test('is made without the checks where git finds no node, which is said', () => {
    firstCommit();
    write('scripts/new.ts', 'something new');
    const path = folderWithout('node');
    expect(commit({ PATH: path })).toEqual({
      committed: true,
      said: 'This commit was not checked, because git finds no node in its PATH. Before you push, run: npm test',
    });
  });
});

function firstCommit(): void {
  write('README.md', 'a workbook');
  git('add', '-A');
  git('commit', '-q', '--no-verify', '-m', 'first');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function git(...args: string[]): void {
  spawnSync('git', args, { cwd: folder });
}

/** Commits everything with the hook; what it printed comes without git's own lines. */
function commit(env: NodeJS.ProcessEnv = {}): { committed: boolean; said: string } {
  git('add', '-A');
  const { status, stdout, stderr } = spawnSync('git', ['commit', '-q', '-m', 'a commit'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { committed: status === 0, said: `${stdout}${stderr}`.trim() };
}

/** A PATH with everything that the hook needs but this command. */
function folderWithout(command: string): string {
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  for (const name of ['git', 'sh']) {
    const place = (process.env['PATH'] ?? '').split(delimiter).find((one) => existsSync(join(one, name)));
    if (place !== undefined && name !== command) symlinkSync(join(place, name), join(bin, name));
  }
  writeFileSync(join(folder, '.git', 'info', 'exclude'), '.bin\n');
  return bin;
}
