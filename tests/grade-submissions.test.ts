import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zipSync, type Zippable } from 'fflate';
import { createTar } from 'nanotar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { tryGit, git } from '../scripts/platform/git/git.ts';
import { findSubmissions, type FindOptions } from '../scripts/teacher/submissions/find-submissions.ts';
import { readClone } from '../scripts/teacher/submissions/git-clone.ts';
import type { Submissions } from '../scripts/teacher/submissions/submission.ts';
import { readZip } from '../scripts/teacher/submissions/zip.ts';
import { UserError } from '../scripts/platform/errors/user-error.ts';

const single = findKata('45');
const several = findKata('29');
const katas = [single, several];
const path = (kata: Kata, index = 0) => `katas/${kata.slug}/${kata.files[index]}`;
const answer = path(single);

const person = ['-c', 'user.name=Student', '-c', 'user.email=student@example.org', '-c', 'commit.gpgSign=false'];

// Every repository and folder is made once.
let folder: string;
let home: string;

/** From there: a folder of what not every system has. */
const posix = '../posix';
const trap = `${posix}/trap`;

let commits: Record<'first' | 'second' | 'side' | 'third', string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'submissions-'));
  home = join(folder, 'class');
  commits = layOutClone();
  layOutLinks();
  layOutPlain();
  if (process.platform !== 'win32') {
    layOutTrap();
    layOutPosix();
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(inner: string, text: string | Buffer = ''): void {
  mkdirSync(dirname(join(home, inner)), { recursive: true });
  writeFileSync(join(home, inner), text);
}

function initialise(clone: string): void {
  mkdirSync(join(home, clone), { recursive: true });
  git(join(home, clone), ['init', '--quiet', '--template=', '--initial-branch=main']);
}

function commitAll(clone: string, date: string): string {
  git(join(home, clone), ['add', '--all']);
  return commit(clone, date);
}

function commit(clone: string, date: string): string {
  const env = { GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z', GIT_COMMITTER_DATE: date };
  git(join(home, clone), [...person, 'commit', '--quiet', '-m', 'Work'], { env });
  return git(join(home, clone), ['rev-parse', 'HEAD']);
}

/** Three commits on main, between the first two of which a branch began that was merged last. */
function layOutClone(): typeof commits {
  initialise('clone');
  write(`clone/${answer}`, 'first');
  several.files.forEach((name, i) => write(`clone/${path(several, i)}`, name));
  const first = commitAll('clone', '2026-11-01T10:00:00Z');
  git(join(home, 'clone'), ['tag', 'handed-in']);
  write(`clone/${answer}`, 'second');
  const second = commitAll('clone', '2026-11-10T10:00:00Z');
  git(join(home, 'clone'), ['switch', '--quiet', '-c', 'side', first]);
  write('clone/other.txt', 'side');
  const side = commitAll('clone', '2026-11-15T10:00:00Z');
  git(join(home, 'clone'), ['switch', '--quiet', 'main']);
  write('clone/progress.txt', 'third');
  const third = commitAll('clone', '2026-11-20T10:00:00Z');
  git(join(home, 'clone'), [...person, 'merge', '--quiet', '--no-ff', '--no-edit', 'side'], {
    env: { GIT_COMMITTER_DATE: '2026-12-01T10:00:00Z' },
  });
  write(`clone/${answer}`, 'not committed');
  return { first, second, side, third };
}

/** A clone whose configuration runs programs, and lacks a file that git would fetch by running another. */
function layOutTrap(): void {
  initialise(trap);
  write(`${trap}/${answer}`, 'trap');
  write(`${trap}/${path(several)}`, 'gone');
  write(`${trap}/.gitattributes`, '* filter=trap diff=trap\n');
  sign(trap, commitAll(trap, '2026-11-01T10:00:00Z'));
  const marker = join(folder, 'marker');
  const script = join(folder, 'trap.sh');
  writeFileSync(script, `#!/bin/sh\necho "$0 $@" >> "${marker}"\n`, { mode: 0o755 });
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
    write(`${trap}/.git/hooks/${hook}`, `#!/bin/sh\necho hook >> "${marker}"\n`);
    spawnSync('chmod', ['+x', join(home, `${trap}/.git/hooks/${hook}`)]);
  }
  write(
    `${trap}/.git/config`,
    `[core]
	repositoryformatversion = 1
	worktree = ${folder}
	fsmonitor = ${script}
	pager = ${script}
	sshCommand = ${script}
[extensions]
	partialClone = origin
[remote "origin"]
	url = file://${folder}/nowhere
	uploadpack = ${script}
	promisor = true
[protocol]
	allow = always
[alias]
	ls-tree = !${script}
	rev-parse = !${script}
[gpg]
	program = ${script}
[filter "trap"]
	clean = ${script}
	smudge = ${script}
[diff "trap"]
	textconv = ${script}
[log]
	showSignature = true
`,
  );
  const id = spawnSync('git', ['hash-object', '--stdin', '--no-filters'], { input: 'gone' }).stdout.toString().trim();
  rmSync(join(home, trap, '.git/objects', id.slice(0, 2), id.slice(2)));
}

/** Puts a signature into a commit, so that git asks a program about it. */
function sign(clone: string, id: string): void {
  const [head = '', ...rest] = git(join(home, clone), ['cat-file', 'commit', id]).split('\n\n');
  const input = [`${head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n -----END PGP SIGNATURE-----`, ...rest].join('\n\n');
  const signed = git(join(home, clone), ['hash-object', '-t', 'commit', '-w', '--stdin'], { input });
  git(join(home, clone), ['update-ref', 'HEAD', signed]);
}

/** Committed links, a submodule and a folder where files should be, and clones that lead elsewhere. */
function layOutLinks(): void {
  initialise('link');
  const target = git(join(home, 'link'), ['hash-object', '-w', '--stdin'], { input: '/etc/passwd' });
  for (const link of [answer, `katas/${several.slug}`]) {
    git(join(home, 'link'), ['update-index', '--add', '--cacheinfo', `120000,${target},${link}`]);
  }
  commit('link', '2026-11-01T10:00:00Z');

  initialise('folder');
  write(`folder/${answer}/index.ts`, 'a folder');
  const [first = '', second = ''] = several.files.map((_, i) => path(several, i));
  write(`folder/${second}`, 'x'.repeat(256 * 1024 + 1));
  git(join(home, 'folder'), ['update-index', '--add', '--cacheinfo', `160000,${commits.first},${first}`]);
  mkdirSync(join(home, 'folder', first), { recursive: true });
  commitAll('folder', '2026-11-01T10:00:00Z');

  write(`pointing/${answer}`, 'pointing');
  write('pointing/.git', `gitdir: ${join(home, 'clone', '.git')}\n`);

  initialise('borrowing');
  write(`borrowing/${answer}`);
  write('borrowing/.git/objects/info/alternates', `${join(home, 'clone/.git/objects')}\n`);

  initialise('empty-clone');
  git(folder, [
    'clone',
    '--quiet',
    '--template=',
    '--depth=1',
    pathToFileURL(join(home, 'clone')).href,
    join(home, 'shallow'),
  ]);
}

function layOutPlain(): void {
  write(`plain/${answer}`, 'plain');
  write(`plain/${path(several, 1)}`, Buffer.alloc(256 * 1024 + 1));
  write(`deep/repo/${answer}`, 'deep');
  write(`twice/one/${answer}`);
  write(`twice/two/${answer}`);
  write(`backup/${answer}`, 'the one');
  write(`backup/old/${answer}`, 'an old one');
  write('.DS_Store');
  write('notes.txt');
  write('empty/.keep');
  write(`__MACOSX/plain/${answer}`);
}

/** What only such systems have as a matter of course. */
function layOutPosix(): void {
  write(`${posix}/file/${answer}`);
  rmSync(join(home, posix, 'file', answer));
  symlinkSync('/etc/passwd', join(home, posix, 'file', answer));
  mkdirSync(join(home, posix, 'way'));
  symlinkSync('../../class/plain/katas', join(home, posix, 'way/katas'));
  mkdirSync(join(home, posix, 'pipe/katas', single.slug), { recursive: true });
  spawnSync('mkfifo', [join(home, posix, 'pipe', answer)]);
  symlinkSync('file', join(home, posix, 'link'));
}

/** What is said about one kata of one student: files as texts, commits by their names. */
async function taken(from: Submissions | Promise<Submissions>, id: string, kata = single): Promise<object | undefined> {
  const { submissions } = await from;
  const found = await submissions.find((one) => one.id === id)?.filesOf(kata);
  if (found === undefined) return undefined;
  const { files, problem, ...rest } = found;
  return {
    ...rest,
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, bytes.toString()])),
    ...(problem ? { reason: problem.reason } : {}),
  };
}

async function takenById(submissions: Submissions): Promise<Record<string, object | undefined>> {
  const entries = await Promise.all(submissions.submissions.map(async ({ id }) => [id, await taken(submissions, id)]));
  return Object.fromEntries(entries) as Record<string, object | undefined>;
}

const find = (inner: string, options: FindOptions = {}) => findSubmissions(join(home, inner), { katas, ...options });
const file = single.files[0] ?? '';

test('a folder holds those who have katas or a repository; all else is left out with a note', async () => {
  const { submissions, notes } = await find('');
  expect(submissions.map(({ id }) => id)).toEqual([
    'backup',
    'borrowing',
    'clone',
    'deep',
    'empty-clone',
    'folder',
    'link',
    'plain',
    'pointing',
    'shallow',
    'twice',
  ]);
  expect(notes).toEqual([
    'In each clone, the checked-out commit is graded. Uncommitted changes are ignored.',
    'Not a git repository, so its files are graded as they are: backup, deep, plain.',
    'Left out, because it is not a submission: .DS_Store, __MACOSX, empty, notes.txt.',
  ]);
});

describe('a clone', () => {
  const committed = (at: string | undefined) => taken(find('clone', { at }), 'clone');
  const at = (name: keyof typeof commits, text: string, changed: string) => ({
    files: { [file]: text },
    commit: commits[name],
    changed,
  });
  const november = (day: number) => `2026-11-${day}T10:00:00.000Z`;

  test('gives the commit that is checked out, and says what is not committed', async () => {
    const { notes, ...rest } = (await committed(undefined)) as { notes: string[] };
    expect(rest).toMatchObject({ files: { [file]: 'second' }, changed: november(10) });
    expect(notes).toEqual([`${answer} has uncommitted changes, which are ignored.`]);
  });

  test.each([
    ['packed', ['pack-refs', '--all']],
    ['detached', ['checkout', '--quiet', '--detach']],
    ['an alias of another branch', ['symbolic-ref', 'refs/heads/main', 'refs/heads/other']],
  ])('gives the commit that is checked out if its branch is %s', async (_, args) => {
    const copy = join(home, '.another');
    git(home, ['clone', '--quiet', '--template=', join(home, 'clone'), copy]);
    git(copy, ['branch', 'other']);
    git(copy, args);
    const read = await readClone(copy, [single], { kind: 'head' });
    const commit = git(join(home, 'clone'), ['rev-parse', 'main']);
    rmSync(copy, { recursive: true });
    expect(read.get(single.slug)).toMatchObject({ commit, changed: november(10) });
  });

  test('gives what stood on its branch at a date, whatever was merged later', async () => {
    expect(await committed('2026-11-09T00:00Z')).toEqual(at('first', 'first', '2026-11-01T10:00:00.000Z'));
    expect(await committed('2026-11-10T10:00:00Z')).toEqual(at('second', 'second', november(10)));
    expect(await committed('2026-11-10T10:59:59+01:00')).toEqual(at('first', 'first', '2026-11-01T10:00:00.000Z'));
    expect(await committed('2026-11-16T00:00Z')).toEqual(at('second', 'second', november(10)));
    expect(await committed('2026-11-30T00:00Z')).toEqual(at('third', 'second', november(10)));
    const local = { at: '2026-11-10T11:00', timeZone: 'Europe/Berlin' };
    expect(await taken(find('clone', local), 'clone')).toEqual(at('second', 'second', november(10)));
  });

  test('gives a tag, a branch and a commit', async () => {
    for (const ref of ['handed-in', commits.first, commits.first.slice(0, 10)]) {
      expect(await committed(ref)).toEqual(at('first', 'first', '2026-11-01T10:00:00.000Z'));
    }
    expect(await committed('side')).toEqual(at('side', 'first', '2026-11-01T10:00:00.000Z'));
  });

  test('that lacks the date or the ref is a problem', async () => {
    expect(await committed('2026-10-31T10:00Z')).toEqual({
      files: {},
      reason: 'The clone has no commit up to 2026-10-31 10:00 UTC.',
    });
    expect(await committed('gone')).toEqual({ files: {}, reason: 'The clone has no branch, tag or commit gone.' });
    expect(await taken(find(''), 'empty-clone')).toEqual({ files: {}, reason: 'The clone has no commit.' });
  });

  test('gives all files of a kata, and a kata that was not announced', async () => {
    const files = Object.fromEntries(several.files.map((name) => [name, name]));
    expect(await taken(find('clone'), 'clone', several)).toMatchObject({ files });
    expect(await taken(find('clone', { katas: [] }), 'clone', several)).toMatchObject({ files });
  });

  test('that was cut short does not say when its oldest commit changed what', async () => {
    const found = await taken(find(''), 'shallow');
    expect(found).toMatchObject({ files: { [file]: 'second' } });
    expect(found).not.toHaveProperty('changed');
    expect(await taken(find('', { at: 'main' }), 'shallow')).toMatchObject({ files: { [file]: 'second' } });
  });

  test('is found in a repository that git is told to look for elsewhere', async () => {
    process.env['GIT_DIR'] = join(folder, 'nowhere');
    process.env['GIT_CONFIG_COUNT'] = '1';
    process.env['GIT_CONFIG_KEY_0'] = 'core.bare';
    process.env['GIT_CONFIG_VALUE_0'] = 'neither';
    try {
      expect(await committed('handed-in')).toMatchObject({ files: { [file]: 'first' } });
    } finally {
      ['GIT_DIR', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_KEY_0', 'GIT_CONFIG_VALUE_0'].forEach((name) => {
        delete process.env[name];
      });
    }
  });
});

describe('what could do harm', () => {
  const first = path(several);

  test.each([
    ['a committed link to a file', 'link', single, `${answer} is a symbolic link, not a file.`],
    ['a committed link on the way', 'link', several, `katas/${several.slug} is a symbolic link, not a folder.`],
    ['a committed folder', 'folder', single, `${answer} is a folder, not a file.`],
    [
      'a submodule, and a file that is too large',
      'folder',
      several,
      `${first} is a submodule, not a file, and ${several.files.length - 1} more of its files cannot be read.`,
    ],
    ['a .git that leads elsewhere', 'pointing', single, '.git is not a folder.'],
    [
      'objects of another repository',
      'borrowing',
      single,
      'The clone borrows objects from another repository (.git/objects/info/alternates).',
    ],
    [
      'a file that lies there and is too large',
      'plain',
      several,
      `${first} does not exist, and ${several.files.length - 1} more of its files cannot be read.`,
    ],
    [
      'no such file',
      'deep',
      several,
      `${first} does not exist, and ${several.files.length - 1} more of its files cannot be read.`,
    ],
    ['two clones of one student', 'twice', single, 'There is more than one folder with katas: twice/one, twice/two.'],
  ])('%s is a problem, and nothing is read', async (_, id, kata, reason) => {
    expect(await taken(find(''), id, kata)).toMatchObject({ files: {}, reason });
  });
});

describe.skipIf(process.platform === 'win32')('what could do harm where there are links and pipes', () => {
  test('a clone’s configuration, hooks, filters and remotes run nothing', async () => {
    const marker = join(folder, 'marker');
    const clone = await find(posix);
    expect(await taken(clone, 'trap')).toMatchObject({
      files: { [file]: 'trap' },
      changed: '2026-11-01T10:00:00.000Z',
    });
    expect(await taken(clone, 'trap', several)).toMatchObject({
      files: {},
      reason: `${path(several)} is missing from the clone, although its commit names it, and ${several.files.length - 1} more of its files cannot be read.`,
    });
    expect(existsSync(marker)).toBe(false);
    // The trap is a live one: git on its own falls into it, in three ways.
    tryGit(join(home, trap), ['--work-tree=.', 'status']);
    expect(readFileSync(marker, 'utf8')).toContain('trap.sh');
    rmSync(marker);
    tryGit(join(home, trap), ['cat-file', 'blob', `HEAD:${path(several)}`]);
    expect(readFileSync(marker, 'utf8')).toContain('nowhere');
    rmSync(marker);
    tryGit(join(home, trap), ['log', '-1', '--format=%H', '--show-signature']);
    expect(readFileSync(marker, 'utf8')).toContain('--verify');
  });

  test('a link in the place of a folder is nobody’s', async () => {
    const { submissions, notes } = await find(posix);
    expect(submissions.map(({ id }) => id)).toEqual(['file', 'pipe', 'trap', 'way']);
    expect(notes.at(-1)).toBe('Left out, because it is not a submission: link.');
  });

  test.each([
    ['a link to a file', 'file', `${answer} is a symbolic link, not a file.`],
    ['a link on the way', 'way', 'katas is a symbolic link, not a folder.'],
    ['a pipe', 'pipe', `${answer} is not a regular file.`],
  ])('%s is a problem, and nothing is read', async (_, id, reason) => {
    expect(await taken(find(posix), id)).toEqual({ files: {}, reason });
  });

  test('a link in a tar archive is a problem, and nothing is read', async () => {
    spawnSync('tar', ['-cf', '../links.tar', 'file'], { cwd: join(home, posix) });
    expect(await taken(findSubmissions(join(folder, 'links.tar'), { katas }), 'file')).toEqual({
      files: {},
      reason: `${answer} is a link, not a file.`,
    });
  });
});

describe('a folder that is no repository', () => {
  test('is taken as it lies', async () => {
    expect(await taken(find(''), 'plain')).toEqual({ files: { [file]: 'plain' } });
    expect((await find('', { at: 'main' })).notes[0]).toBe(
      'Not a git repository, so its files are graded as they are, and --at is ignored: backup, deep, plain.',
    );
  });

  test('may be within another, and have copies within itself', async () => {
    expect(await taken(find(''), 'deep')).toEqual({ files: { [file]: 'deep' } });
    expect(await taken(find(''), 'backup')).toEqual({ files: { [file]: 'the one' } });
  });

  test('may be the only one', async () => {
    const one = await find('plain');
    expect([one.submissions.length, await taken(one, 'plain')]).toEqual([1, { files: { [file]: 'plain' } }]);
    expect(one.notes).toEqual(['Not a git repository, so its files are graded as they are: plain.']);
  });
});

describe('an archive', () => {
  let count = 0;

  /** The same entries as each kind of archive. */
  function pack(kind: string, entries: Record<string, string>): string {
    const target = join(folder, `archive${++count}.${kind}`);
    const tar = () => Buffer.from(createTar(Object.entries(entries).map(([name, data]) => ({ name, data }))));
    const bytes = Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)] as const);
    if (kind === 'zip') writeFileSync(target, zipSync(Object.fromEntries(bytes)));
    else writeFileSync(target, kind === 'tar' ? tar() : gzipSync(tar()));
    return target;
  }

  const from = (target: string, options: FindOptions = {}) => findSubmissions(target, { katas, ...options });
  const kinds = ['zip', 'tar', 'tar.gz', 'tgz'];

  test.each(kinds)('.%s: a folder of clones or one, with a folder around it or without', async (kind) => {
    const own = (id: string, ...around: string[]) => ({ [[...around, answer].join('/')]: id });
    const cases: [Record<string, string>, Record<string, string>][] = [
      [
        { ...own('a', 'class', 'a'), ...own('b', 'class', 'b') },
        { a: 'a', b: 'b' },
      ],
      [
        { ...own('a', 'a'), ...own('b', 'b') },
        { a: 'a', b: 'b' },
      ],
      [own('top', 'a-main'), { 'a-main': 'top' }],
      [own('bare', '.'), { [`archive${count + 4}`]: 'bare' }],
      [
        { ...own('a', 'a', 'repo'), ...own('b', 'b', 'repo') },
        { a: 'a', b: 'b' },
      ],
      [
        { ...own('a', 'katas', 'a'), ...own('b', 'katas', 'b') },
        { a: 'a', b: 'b' },
      ],
      [own('ä', 'ä'), { ä: 'ä' }],
    ];
    for (const [entries, expected] of cases) {
      const found = await from(pack(kind, entries));
      expect(await takenById(found)).toEqual(
        Object.fromEntries(Object.entries(expected).map(([id, text]) => [id, { files: { [file]: text } }])),
      );
      expect(found.notes).toEqual([]);
    }
  });

  test.each(kinds)('.%s: leaves out what is nobody’s, and takes no commits', async (kind) => {
    const found = await from(
      pack(kind, {
        [`class/a/${answer}`]: 'a',
        'class/a/.git/HEAD': 'ref: refs/heads/main',
        [`class/b/${answer}`]: 'b',
        'class/.DS_Store': '',
        'class/notes/list.txt': 'x',
        [`__MACOSX/class/a/${answer}`]: 'shadow',
      }),
      { at: 'main' },
    );
    expect(await taken(found, 'a')).toEqual({ files: { [file]: 'a' } });
    expect(found.submissions.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(found.notes).toEqual([
      'The files of an archive are graded as they are, and --at is ignored.',
      'The files of an archive are graded as they are, not the commits in .git: a.',
      'Left out, because it is not a submission: __MACOSX, class/.DS_Store, class/notes.',
    ]);
  });

  test('never leads out of it', async () => {
    const target = join(folder, 'outside.zip');
    writeFileSync(
      target,
      zipSync({ [`a/${answer}`]: Buffer.from('a'), [`../b/${answer}`]: Buffer.from('b'), '/etc/x': Buffer.from('c') }),
    );
    const found = await from(target);
    expect(Object.entries(await takenById(found))).toEqual([['a', { files: { [file]: 'a' } }]]);
    expect(found.notes).toEqual([`Left out, because it is not a submission: ../b/${answer}, /etc/x.`]);
    expect(existsSync(join(folder, 'b'))).toBe(false);
  });

  test('holds no links', async () => {
    const link = { os: 3, attrs: (0o120777 << 16) >>> 0 };
    const zip = (entries: Zippable) => {
      const target = join(folder, `links${++count}.zip`);
      writeFileSync(target, zipSync(entries));
      return from(target);
    };
    const toFile = zip({ [`a/${answer}`]: [Buffer.from('/etc/passwd'), link] });
    expect(await taken(toFile, 'a')).toEqual({ files: {}, reason: `${answer} is a link, not a file.` });
    const toFolder = zip({ 'a/katas': [Buffer.from('/etc'), link], [`b/${answer}`]: Buffer.from('b') });
    expect(await taken(toFolder, 'a')).toEqual({ files: {}, reason: 'katas is a link, not a folder.' });
  });

  test('may have names in UTF-8 without its flag, or in CP437', async () => {
    const names = async (name: Buffer) => {
      const bytes = Buffer.from(zipSync({ ['x'.repeat(name.length)]: Buffer.from('') }));
      const placeholder = 'x'.repeat(name.length);
      name.copy(bytes, bytes.indexOf(placeholder));
      name.copy(bytes, bytes.lastIndexOf(placeholder));
      return (await readZip(bytes)).map(({ path }) => path);
    };
    expect(await names(Buffer.from('Zoë.ts'))).toEqual(['Zoë.ts']);
    expect(await names(Buffer.from('Zo\x89.ts', 'latin1'))).toEqual(['Zoë.ts']);
  });

  test('is not unpacked beyond what a file may be', async () => {
    const zeros = Buffer.alloc(2 * 1024 * 1024);
    const bomb = join(folder, 'bomb.zip');
    const bytes = Buffer.from(zipSync({ [`a/${answer}`]: zeros }));
    writeFileSync(bomb, bytes);
    expect(await taken(from(bomb), 'a')).toEqual({
      files: {},
      reason: `${answer} is 2048 kB in size; at most 256 kB are allowed.`,
    });
    // One that says it is small.
    bytes.writeUInt32LE(100, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    writeFileSync(bomb, bytes);
    expect(await taken(from(bomb), 'a')).toEqual({ files: {}, reason: `${answer} cannot be unpacked.` });
    const [entry] = await readZip(bytes);
    await expect(entry?.read()).rejects.toThrow('too many bytes');

    const packed = pack('tgz', { [`a/${answer}`]: zeros.toString() });
    expect(await taken(from(packed), 'a')).toEqual({
      files: {},
      reason: `${answer} is 2048 kB in size; at most 256 kB are allowed.`,
    });
    await expect(from(packed, { archiveCap: 1024 * 1024 })).rejects.toThrow(
      new UserError(`${packed} is larger than 1 MB; unpack it and pass the folder`, `tar -tvf ${packed}`),
    );
  });

  test.each(['ustar', 'pax', process.platform === 'linux' ? 'gnu' : 'gnutar'])(
    'of the format %s may have long names with spaces',
    async (format) => {
      const around = `a folder with a long name/${'long '.repeat(12)}name/student`;
      const target = join(folder, `${format}.tar`);
      const staged = join(folder, 'long', around, answer);
      mkdirSync(dirname(staged), { recursive: true });
      writeFileSync(staged, 'long');
      expect(spawnSync('tar', [`--format=${format}`, '-cf', target, '.'], { cwd: join(folder, 'long') }).status).toBe(
        0,
      );
      const found = await from(target);
      expect(Object.entries(await takenById(found))).toEqual([['student', { files: { [file]: 'long' } }]]);
    },
  );

  test('that is broken is one line', async () => {
    const broken = (name: string, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes);
      return from(join(folder, name));
    };
    const whole = readFileSync(pack('tar', { [`a/${answer}`]: 'a'.repeat(5000) }));
    // A size below zero would lead back to the same place without end.
    const negative = Buffer.from(whole);
    negative.write('-0000001000\0', 124, 'latin1');
    const zip = readFileSync(pack('zip', { [`a/${answer}`]: 'a' }));
    for (const [name, bytes, reason] of [
      ['text.zip', Buffer.from('text'), 'End of central directory record signature not found'],
      ['cut.zip', zip.subarray(0, -1), 'End of central directory record signature not found'],
      ['text.tgz', Buffer.from('text'), 'Unrecognized archive format'],
      ['cut.tar', whole.subarray(0, 2000), 'Truncated input (needed 3632 more bytes, only 0 available)'],
      ['negative.tar', negative, 'checksum failure'],
    ] as const) {
      const list = name.endsWith('zip') ? 'unzip -l' : 'tar -tvf';
      const message = `${join(folder, name)} cannot be read as an archive (${reason})`;
      await expect(broken(name, bytes), name).rejects.toThrow(new UserError(message, `${list} ${join(folder, name)}`));
    }
  });
});

describe('what can’t be understood is one line', () => {
  const more = 'npm run grade -- --help';

  test.each<[string, string, FindOptions, () => string]>([
    ['no such path', 'gone', {}, () => `There is no folder or archive ${join(home, 'gone')}`],
    [
      'no archive',
      'notes.txt',
      {},
      () => `${join(home, 'notes.txt')} is neither a folder nor a .zip, .tar, .tar.gz or .tgz`,
    ],
    [
      'nobody',
      'empty',
      {},
      () =>
        `There are no submissions in ${join(home, 'empty')}: nothing in it has a folder "katas", or a file of the course's katas`,
    ],
    ['an option', '', { at: '--output=x' }, () => '--at --output=x is neither a date nor a branch, tag or commit'],
    [
      'a date without a time',
      '',
      { at: '2026-11-30', timeZone: 'Europe/Berlin' },
      () => '--at 2026-11-30 has no time of day; write 2026-11-30T23:59',
    ],
  ])('%s', async (_, inner, options, message) => {
    await expect(find(inner, options)).rejects.toThrow(new UserError(message(), more));
  });
});
