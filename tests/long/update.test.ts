import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { rulesFingerprint } from '../../scripts/kata/fingerprint.ts';
import { writeProgress } from '../../scripts/progress/progress-file.ts';
import { createTempWorkbook } from '../../scripts/testing/temp-workbook.ts';
import { mergeTrees } from '../../scripts/learner/update/merge-trees.ts';
import { renamesBetween } from '../../scripts/learner/update/renames.ts';
import { reportLines } from '../../scripts/learner/update/report.ts';
import { update as bringUpToDate } from '../../scripts/learner/update/update.ts';
import { plainEnvironment, runScript } from '../support/run-script.ts';

// A tiny workbook is the upstream, a clone of it the learner's; the real script brings the one into the other.
const starter = 'katas/45-value-objects/value-objects.ts';
const other = 'katas/57-circuit-breaker/circuit-breaker.ts';
const statement = 'katas/45-value-objects/README.md';
let source: string;
let folder: string;
let upstream: string;
let learner: string;

beforeAll(() => {
  source = mkdtempSync(join(tmpdir(), 'update-source-'));
  const workbook = createTempWorkbook([findKata('45'), findKata('57')]);
  rmSync(join(workbook, 'node_modules'));
  rmSync(join(workbook, 'solutions'), { recursive: true });
  writeFileSync(join(workbook, '.gitignore'), 'node_modules\n.cache/\n.attempts/\n');
  writeFileSync(join(workbook, 'notes.txt'), 'one\ntwo\nthree\nfour\nfive\n');
  renameSync(workbook, join(source, 'upstream'));
  git(join(source, 'upstream'), 'init', '--quiet', '--initial-branch=main', '--template=');
  commit(join(source, 'upstream'), 'The workbook');
  git(join(source, 'upstream'), 'gc', '--quiet');
  git(source, 'clone', '--quiet', '--template=', 'upstream', 'learner');
  // Wherever the two are copied to, they find each other.
  git(join(source, 'learner'), 'remote', 'set-url', 'origin', '../upstream');
});

/** Lays out an upstream and a clone of it before each test. */
function withClone(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'update-'));
    [upstream, learner] = [join(folder, 'upstream'), join(folder, 'learner')];
    cpSync(source, folder, { recursive: true });
    symlinkSync(join(workbookRoot, 'node_modules'), join(learner, 'node_modules'), 'dir');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
}

afterAll(() => {
  rmSync(source, { recursive: true, force: true });
});

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Learner', '-c', 'user.email=learner@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8', env: plain(), stdio: 'pipe' }).trim();
}

function commit(cwd: string, message: string): void {
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--message', message);
}

function plain(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const identity = { GIT_AUTHOR_NAME: 'Learner', GIT_AUTHOR_EMAIL: 'learner@example.com' };
  const committer = { GIT_COMMITTER_NAME: 'Learner', GIT_COMMITTER_EMAIL: 'learner@example.com' };
  return { ...plainEnvironment, ...identity, ...committer, ...more };
}

function update(env: NodeJS.ProcessEnv = {}): { lines: string[]; errors: string; status: number | null } {
  const { output, errors, status } = runScript(learner, ['update'], plain(env));
  return { lines: output.split('\n'), errors, status };
}

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function append(root: string, path: string, text: string): void {
  write(root, path, read(root, path) + text);
}

/** Changes the upstream and commits it. */
function publish(change: () => void): void {
  change();
  commit(upstream, 'A better workbook');
}

function rename(from: string, to: string): void {
  renameSync(join(upstream, from), join(upstream, to));
}

/** As if the learner had solved a kata by the rules as they stand. */
function solve(query: string): void {
  const kata = findKata(query, learner);
  const { slug } = kata;
  const rules = rulesFingerprint(kata);
  const points = { earned: 16, possible: 19, holding: [1], hints: 0 };
  writeProgress([{ slug, state: 'solved', day: '2026-11-22', rules, ...points }], learner);
}

/** Everything that an update must not change when it fails: the commit, the index and the files. */
function stateOf(root: string): unknown {
  const files = git(root, 'ls-files', '--cached', '--others', '--exclude-standard').split('\n');
  return {
    head: git(root, 'rev-parse', 'HEAD'),
    status: git(root, 'status', '--porcelain'),
    index: git(root, 'ls-files', '--stage'),
    files: files
      .filter((path) => path !== 'node_modules')
      .map((path) => [path, existsSync(join(root, path)) && read(root, path)]),
    attempts: existsSync(join(root, '.attempts')),
    left: ['workbook-update', 'index.lock'].filter((name) => existsSync(join(root, '.git', name))),
  };
}

describe('of three versions of a file', () => {
  // A letter is a content, a dash no file: as both had it, the learner's, the upstream's → the learner's afterwards.
  test.each<[path: string, versions: string, after: string, aside: string]>([
    ['notes.txt', 'a a b', 'b', ''],
    ['notes.txt', 'a b a', 'b', ''],
    ['notes.txt', 'a b b', 'b', ''],
    ['notes.txt', 'a b c', 'c', 'displaced b'],
    ['notes.txt', 'a m c', 'M', ''],
    ['notes.txt', 'a a -', '-', ''],
    ['notes.txt', 'a b -', '-', 'displaced b'],
    ['notes.txt', 'a - b', 'b', ''],
    ['notes.txt', 'a - a', '-', ''],
    ['notes.txt', '- - b', 'b', ''],
    ['notes.txt', '- a b', 'b', 'displaced a'],
    ['notes.txt', '- a -', 'a', ''],
    ['progress.txt', '- a b', 'a', ''],
    ['katas/45-a/a.ts', 'a a b', 'b', ''],
    ['katas/45-a/a.ts', 'a b a', 'b', ''],
    ['katas/45-a/a.ts', 'a b c', 'b', 'new starter c'],
    ['katas/45-a/a.ts', 'a m c', 'm', 'new starter c'],
    ['katas/45-a/a.ts', 'a - b', 'b', ''],
    ['katas/45-a/a.ts', 'a b -', 'b', ''],
    ['katas/45-a/a.ts', '- a b', 'a', 'new starter b'],
    ['katas/45-a/a.test.ts', 'a b c', 'c', 'displaced b'],
    ['katas/gone/45-b/a.ts', 'a b c', 'c', 'displaced b'],
    ['katas/46-b/a.ts', 'a b -', '-', 'displaced b'],
  ])('%s: %s → %s %s', (path, versions, after, aside) => {
    const [base, mine, theirs] = versions.split(' ').map((content) => {
      // One kata is there throughout, so that its folder is not gone.
      const files: [string, string][] = [['katas/45-a/README.md', 'a']];
      return new Map(content === '-' ? files : [...files, [path, content]]);
    });
    if (!base || !mine || !theirs) throw new Error('Three versions are needed.');
    const renames = renamesBetween(base, theirs);
    const merge = (_: string, one: string) => (one === 'm' ? 'M' : undefined);
    const result = mergeTrees(mine, { base, upstream: theirs, renames, merge });
    const set = [
      ...[...result.newStarters.values()].map((leaf) => `new starter ${leaf}`),
      ...[...result.displaced.values()].map((leaf) => `displaced ${leaf}`),
    ];
    expect([result.tree.get(path) ?? '-', set.join()]).toEqual([after, aside]);
  });
});

describe('what an update brings', () => {
  withClone();

  test('a clean clone goes forward, and is told what is new, changed and stale', () => {
    solve('45');
    solve('57');
    const progress = read(learner, 'progress.txt');
    publish(() => {
      append(upstream, 'katas/45-value-objects/value-objects.test.ts', '// stricter\n');
      append(upstream, 'katas/57-circuit-breaker/README.md', '\nOne more word, and no other rule.\n');
      write(upstream, 'katas/46-aggregates/README.md', '# 46 Aggregates\n\nabout 30 minutes\n\nOne door.\n');
      write(upstream, 'katas/46-aggregates/aggregates.ts', 'export {};\n');
      write(upstream, 'katas/46-aggregates/aggregates.test.ts', 'export {};\n');
      append(upstream, 'package.json', '\n');
    });
    expect(update()).toEqual({
      status: 0,
      errors: '',
      lines: [
        'Updated from origin/main: 1 commit.',
        '',
        'Changed',
        '  45 Value objects',
        '  57 Circuit breaker',
        '',
        'New',
        '  46 Aggregates',
        '',
        'Stale: you passed these under rules that have since changed',
        '  45 Value objects. Try: npm start 45',
        '',
        'The workbook needs different packages now. Try: npm install',
        '',
      ],
    });
    expect(git(learner, 'rev-parse', 'HEAD')).toBe(git(upstream, 'rev-parse', 'HEAD'));
    expect(git(learner, 'status', '--porcelain')).toBe('?? progress.txt');
    expect(read(learner, 'progress.txt')).toBe(progress);
    expect(update().lines).toEqual(['Already up to date with origin/main.', '']);
  });

  test('what is edited and not committed stays to the letter, staged or not, while all else is updated', () => {
    append(learner, starter, '// mine\n');
    append(learner, other, '// staged\n');
    git(learner, 'add', 'katas/57-circuit-breaker');
    write(learner, 'katas/45-value-objects/helper.ts', 'export {};\n');
    append(learner, 'notes.txt', 'mine\n');
    const before = [starter, 'katas/57-circuit-breaker/circuit-breaker.ts', 'katas/45-value-objects/helper.ts'].map(
      (path) => read(learner, path),
    );
    publish(() => {
      append(upstream, statement, '\nOne more word.\n');
      write(upstream, 'notes.txt', `zero\n${read(upstream, 'notes.txt')}`);
    });
    expect(update()).toMatchObject({ status: 0, errors: '' });
    expect(
      [starter, 'katas/57-circuit-breaker/circuit-breaker.ts', 'katas/45-value-objects/helper.ts'].map((path) =>
        read(learner, path),
      ),
    ).toEqual(before);
    expect(read(learner, 'notes.txt')).toBe('zero\none\ntwo\nthree\nfour\nfive\nmine\n');
    expect(read(learner, statement)).toBe(read(upstream, statement));
    expect(git(learner, 'status', '--porcelain').split('\n')).toEqual([
      'M katas/45-value-objects/value-objects.ts',
      'M  katas/57-circuit-breaker/circuit-breaker.ts',
      ' M notes.txt',
      '?? katas/45-value-objects/helper.ts',
    ]);
  });

  test('of a starter that both have changed the learner’s stays, committed or not, and the new one is put aside', () => {
    append(learner, starter, '// mine\n');
    commit(learner, 'My answer');
    append(learner, other, '// not committed\n');
    const mine = [read(learner, starter), read(learner, other)];
    publish(() => [starter, other].forEach((path) => append(upstream, path, '// a better starter\n')));
    const { lines } = update();
    const stamp = git(upstream, 'rev-parse', 'HEAD').slice(0, 7);
    const kept = [
      `.attempts/45-value-objects/new-starter-${stamp}/value-objects.ts`,
      `.attempts/57-circuit-breaker/new-starter-${stamp}/circuit-breaker.ts`,
    ] as const;
    expect(lines.slice(-5)).toEqual([
      '',
      'Your file was not changed; the new starter was saved next to your attempts',
      `  ${starter}: the new starter is in ${kept[0]}`,
      `  ${other}: the new starter is in ${kept[1]}`,
      '',
    ]);
    expect([read(learner, starter), read(learner, other)]).toEqual(mine);
    expect(kept.map((path) => read(learner, path))).toEqual([read(upstream, starter), read(upstream, other)]);
    expect(git(learner, 'merge-base', '--is-ancestor', 'origin/main', 'HEAD')).toBe('');
    expect(git(learner, 'status', '--porcelain')).toBe(`M ${other}`);
  });

  test('answers and progress move along with renamed katas, committed or not', () => {
    append(learner, starter, '// mine\n');
    solve('45');
    commit(learner, 'My answer');
    append(learner, other, '// not committed\n');
    write(learner, 'katas/57-circuit-breaker/helper.ts', 'export {};\n');
    solve('57');
    const mine = [read(learner, starter), read(learner, other)];
    publish(() => {
      rename('katas/45-value-objects', 'katas/45-values');
      rename('katas/45-values/value-objects.ts', 'katas/45-values/values.ts');
      rename('katas/45-values/value-objects.test.ts', 'katas/45-values/values.test.ts');
      rename('katas/57-circuit-breaker', 'katas/57-circuit-breakers');
    });
    const { lines, errors } = update();
    expect(errors).toBe('');
    expect(lines).toContain('  katas/45-value-objects is now katas/45-values');
    expect(lines).toContain('  katas/57-circuit-breaker is now katas/57-circuit-breakers');
    expect([
      read(learner, 'katas/45-values/values.ts'),
      read(learner, 'katas/57-circuit-breakers/circuit-breaker.ts'),
    ]).toEqual(mine);
    expect(readdirSync(join(learner, 'katas'))).toEqual(readdirSync(join(upstream, 'katas')));
    expect(read(learner, 'progress.txt')).toMatch(
      /^45-values {10,}solved +16\/19.*\n57-circuit-breakers {10,}solved /m,
    );
    expect(git(learner, 'status', '--porcelain').split('\n')).toEqual([
      'M katas/57-circuit-breakers/circuit-breaker.ts',
      ' M progress.txt',
      '?? katas/57-circuit-breakers/helper.ts',
    ]);
  });

  test('an answer to a kata that is gone, and an edit that contradicts the workbook’s, are kept', () => {
    append(learner, starter, '// mine\n');
    write(learner, 'notes.txt', 'mine\ntwo\nthree\nfour\nfive\n');
    publish(() => {
      rmSync(join(upstream, 'katas/45-value-objects'), { recursive: true });
      write(upstream, 'notes.txt', 'theirs\ntwo\nthree\nfour\nfive\n');
    });
    const stamp = git(upstream, 'rev-parse', 'HEAD').slice(0, 7);
    const { lines } = update();
    expect(lines.slice(2)).toEqual([
      'Removed',
      '  katas/45-value-objects',
      '',
      'Your version was replaced and saved elsewhere',
      `  ${starter}: your version is in .attempts/45-value-objects/before-update-${stamp}/value-objects.ts`,
      `  notes.txt: your version is in .attempts/before-update-${stamp}/notes.txt`,
      '',
    ]);
    expect(read(learner, `.attempts/45-value-objects/before-update-${stamp}/value-objects.ts`)).toMatch(/\/\/ mine\n$/);
    expect(read(learner, `.attempts/before-update-${stamp}/notes.txt`)).toMatch(/^mine\n/);
    expect(read(learner, 'notes.txt')).toMatch(/^theirs\n/);
    expect(git(learner, 'status', '--porcelain')).toBe('');
  });

  test('a fork that has both remotes takes from upstream, and keeps its own commits', () => {
    git(folder, 'clone', '--quiet', '--bare', 'upstream', 'fork');
    git(learner, 'remote', 'set-url', 'origin', join(folder, 'fork'));
    git(learner, 'remote', 'add', 'upstream', upstream);
    append(learner, starter, '// mine\n');
    commit(learner, 'My answer');
    const mine = git(learner, 'rev-parse', 'HEAD');
    publish(() => append(upstream, statement, '\nOne more word.\n'));
    expect(update().lines[0]).toBe('Updated from upstream/main: 1 commit.');
    expect(git(learner, 'log', '-1', '--format=%P %s')).toBe(
      `${mine} ${git(upstream, 'rev-parse', 'HEAD')} Bring in what changed in upstream/main`,
    );
  });

  test('a remote with another name is the one to take from', () => {
    git(learner, 'remote', 'rename', 'origin', 'course');
    publish(() => append(upstream, statement, '\nOne more word.\n'));
    expect(update().lines[0]).toBe('Updated from course/main: 1 commit.');
  });

  test.each<[what: string, start: () => void]>([
    [
      'a template',
      () => {
        commit(learner, 'Initial commit');
        append(learner, starter, '// mine\n');
      },
    ],
    [
      'a downloaded archive, with answers and notes in the first commit,',
      () => {
        append(learner, starter, '// mine\n');
        write(learner, 'my-notes.md', 'mine');
        commit(learner, 'Initial commit');
      },
    ],
  ])('a repository that was made from %s is updated, although it has no commit in common', (_, start) => {
    rmSync(join(learner, '.git'), { recursive: true });
    git(learner, 'init', '--quiet', '--initial-branch=main', '--template=');
    git(learner, 'config', 'user.name', 'Learner');
    git(learner, 'config', 'user.email', 'learner@example.com');
    start();
    git(learner, 'remote', 'add', 'origin', '../upstream');
    for (const line of ['six\n', 'seven\n']) {
      publish(() => append(upstream, 'notes.txt', line));
      bringUpToDate(learner);
      expect(read(learner, 'notes.txt')).toBe(read(upstream, 'notes.txt'));
      expect(read(learner, starter)).toMatch(/\/\/ mine\n$/);
    }
  });
});

describe('where nothing can be brought in', () => {
  withClone();

  test.each<[what: string, make: () => void, line: RegExp]>([
    [
      'no remote',
      () => git(learner, 'remote', 'remove', 'origin'),
      /^This clone has no remote to update from\. Try: git remote add upstream <address of the workbook>$/,
    ],
    [
      'a remote that is gone',
      () => rmSync(upstream, { recursive: true }),
      /^origin cannot be reached \(.+\)\. Try: git fetch origin$/,
    ],
    [
      'two remotes that say nothing',
      () => {
        git(learner, 'remote', 'rename', 'origin', 'mine');
        git(learner, 'remote', 'add', 'course', '../upstream');
        git(learner, 'config', '--unset', 'branch.main.remote');
      },
      /^The workbook may come from course or mine; call its remote upstream\. Try: git remote rename course upstream$/,
    ],
    [
      'a remote with other ids',
      () => {
        const other = join(folder, 'other');
        git(folder, 'init', '--quiet', '--initial-branch=main', '--object-format=sha256', other);
        write(other, 'README.md', 'a workbook');
        commit(other, 'Another');
        git(learner, 'remote', 'set-url', 'origin', other);
      },
      /^origin and this repository have different kinds of commit ids \(SHA-1 and SHA-256\); use a new clone\. Try: git clone <address of the workbook>$/,
    ],
    [
      'a detached HEAD',
      () => git(learner, 'checkout', '--quiet', '--detach'),
      /^No branch is checked out, so an update would get lost\. Try: git switch -c mine$/,
    ],
    [
      'no clone',
      () => rmSync(join(learner, '.git'), { recursive: true }),
      /^This folder is not a git clone\. Try: git clone <address of the workbook>$/,
    ],
    [
      'another history',
      () => {
        append(upstream, 'notes.txt', 'six\n');
        git(upstream, 'commit', '--all', '--amend', '--quiet', '--message', 'Another');
      },
      /^This branch was not made from origin\/main: no commit has the same files\. Try: git remote set-url origin <address of the workbook>$/,
    ],
    [
      'a merge under way',
      () => write(learner, '.git/MERGE_HEAD', git(learner, 'rev-parse', 'HEAD')),
      /^A merge is in progress; finish it \(git commit\) or abort it\. Try: git merge --abort$/,
    ],
    [
      'another git at work',
      () => {
        write(learner, '.git/index.lock', '');
        append(upstream, 'notes.txt', 'six\n');
        commit(upstream, 'Six');
      },
      /^Another git command is running here, or was interrupted\. Try: rm \.git\/index\.lock$/,
    ],
  ])('%s is a mistake that ends with what to do', (_, make, line) => {
    append(learner, starter, '// mine\n');
    const mine = read(learner, starter);
    make();
    expect(() => bringUpToDate(learner)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringMatching(line) as string }) as Error,
    );
    expect(read(learner, starter)).toBe(mine);
  });

  test('the script prints it as one line', () => {
    rmSync(join(learner, '.git'), { recursive: true });
    expect(update()).toEqual({
      status: 1,
      lines: [''],
      errors: 'This folder is not a git clone. Try: git clone <address of the workbook>\n',
    });
  });
});

describe.skipIf(process.platform === 'win32')('all or nothing', () => {
  withClone();

  const bring = () =>
    publish(() => {
      append(upstream, starter, '// a better starter\n');
      append(upstream, statement, '\nOne more word.\n');
      write(upstream, 'zz/new.txt', 'new\n');
      rmSync(join(upstream, 'notes.txt'));
    });

  beforeEach(() => {
    append(learner, starter, '// mine\n');
    append(learner, other, '// staged\n');
    git(learner, 'add', 'katas/57-circuit-breaker');
    bring();
  });

  test('a file in the way of the last step takes all others back', () => {
    write(learner, '.git/info/exclude', 'zz\n');
    write(learner, 'zz/new.txt', 'mine, and ignored\n');
    const before = stateOf(learner);
    expect(update()).toMatchObject({
      status: 1,
      errors: 'zz/new.txt is in the way of the update. Try: mv zz/new.txt zz/new.txt.mine\n',
    });
    expect(stateOf(learner)).toEqual(before);
    expect(read(learner, 'zz/new.txt')).toBe('mine, and ignored\n');
  });

  test('a branch that cannot be moved takes everything back', () => {
    const before = stateOf(learner);
    write(learner, '.git/refs/heads/main.lock', '');
    expect(update().errors).toMatch(
      /^The update failed and was undone, so nothing has changed \(.+\)\. Try: npm run doctor\n$/,
    );
    rmSync(join(learner, '.git/refs/heads/main.lock'));
    expect(stateOf(learner)).toEqual(before);
  });

  test.each([
    ['before', 'undone'],
    ['after', 'completed'],
  ])('killed just %s the branch moved, it is %s by the next one', (when, what) => {
    // A git that kills whoever asks it to move a branch.
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const kill = 'kill -9 $PPID; exit 1';
    const act = when === 'before' ? kill : `${real} "$@"; ${kill}`;
    write(folder, 'bin/git', `#!/bin/sh\ncase " $* " in *" update-ref "*) ${act};; esac\nexec ${real} "$@"\n`);
    chmodSync(join(folder, 'bin/git'), 0o755);
    expect(update({ TMPDIR: folder, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` }).status).toBe(null);
    // A save in between is not lost, neither of an own file nor of one that was just put in place.
    append(learner, starter, '// saved meanwhile\n');
    if (when === 'before') append(learner, statement, 'Saved meanwhile.\n');
    const lines = reportLines(bringUpToDate(learner));
    expect(lines[0]).toBe(`The last update was interrupted; it was ${what}.`);
    expect(read(learner, starter)).toMatch(/\/\/ mine\n\/\/ saved meanwhile\n$/);
    expect(read(learner, statement)).toBe(read(upstream, statement));
    const kept = `.attempts/interrupted-${git(upstream, 'rev-parse', 'HEAD').slice(0, 7)}/${statement}`;
    if (when === 'before') {
      expect(lines[1]).toBe(`What you saved since then is in ${kept}`);
      expect(read(learner, kept)).toMatch(/Saved meanwhile\.\n$/);
    }
    expect(existsSync(join(learner, 'notes.txt'))).toBe(false);
    expect(git(learner, 'rev-parse', 'HEAD')).toBe(git(upstream, 'rev-parse', 'HEAD'));
    expect(git(learner, 'status', '--porcelain').split('\n')).toEqual([
      `M ${starter}`,
      'M  katas/57-circuit-breaker/circuit-breaker.ts',
    ]);
    expect(existsSync(join(learner, '.git/workbook-update'))).toBe(false);
  });
});
