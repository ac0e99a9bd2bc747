import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { git } from '../scripts/platform/git/git.ts';
import { fetchClass, fetchedLines } from '../scripts/teacher/collect/fetch-class.ts';
import { readAddresses } from '../scripts/teacher/collect/read-addresses.ts';
import { readClone } from '../scripts/teacher/submissions/git-clone.ts';

const folder = mkdtempSync(join(tmpdir(), 'fetch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kata = findKata('45');
const answer = `katas/${kata.slug}/${kata.files[0]}`;
const person = ['-c', 'user.name=Student', '-c', 'user.email=student@example.org', '-c', 'commit.gpgSign=false'];

/** A student's repository. */
function repository(name: string, text?: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  git(path, ['init', '--quiet', '--template=', '--initial-branch=main']);
  if (text !== undefined) commit(path, text);
  return path;
}

function commit(path: string, text: string, ...options: string[]): string {
  mkdirSync(join(path, dirname(answer)), { recursive: true });
  writeFileSync(join(path, answer), text);
  git(path, ['add', '--all']);
  git(path, [...person, 'commit', '--quiet', '-m', 'Work', ...options]);
  return git(path, ['rev-parse', 'HEAD']);
}

const graded = async (clone: string, at?: string) => {
  const all = await readClone(clone, [kata], at === undefined ? { kind: 'head' } : { kind: 'ref', ref: at });
  const read = all.get(kata.slug);
  return { text: read?.files.get(kata.files[0] ?? '')?.toString(), notes: read?.notes };
};

describe('fetching a class', () => {
  const home = join(folder, 'class');
  const fetch = async (...sources: [string, string][]) =>
    fetchedLines(
      await fetchClass(
        sources.map(([name, address]) => ({ folder: name, address })),
        home,
      ),
    );

  test('clones, updates, and says each failure', async () => {
    const [one, two, empty] = [repository('one', 'first'), repository('two', 'first'), repository('empty')];
    const gone = join(folder, 'gone');
    mkdirSync(join(home, 'other'), { recursive: true });
    writeFileSync(join(home, 'other', 'notes.txt'), 'mine');
    const all: [string, string][] = [
      ...([
        ['s1', one],
        ['s2', two],
        ['s3', empty],
        ['s4', gone],
        ['other', one],
      ] as [string, string][]),
    ];
    expect(await fetch(...all)).toEqual([
      '5 clones: 2 new, 0 updated, 0 unchanged, 3 failed',
      `✗ s3: ${empty} is empty: nothing has been pushed yet.`,
      expect.stringContaining(`✗ s4: ${gone} cannot be reached (`),
      '✗ other: The folder other already exists, and is not a clone.',
    ]);
    expect(existsSync(join(home, 's3'))).toBe(false);
    expect(readFileSync(join(home, 'other', 'notes.txt'), 'utf8')).toBe('mine');
    commit(one, 'second');
    expect((await fetch(['s1', one], ['s2', two]))[0]).toBe('2 clones: 0 new, 1 updated, 1 unchanged, 0 failed');
    expect(await graded(join(home, 's1'))).toEqual({ text: 'second', notes: undefined });
  });

  test('keeps what a student has rewritten, and says whose history it was', async () => {
    const path = repository('rewritten', 'first');
    const old = commit(path, 'on time');
    await fetch(['s5', path]);
    commit(path, 'late', '--amend');
    git(path, ['reflog', 'expire', '--expire=now', '--all']);
    const kept = `kept/${old.slice(0, 10)}`;
    expect(await fetch(['s5', path])).toEqual([
      '1 clone: 0 new, 1 updated, 0 unchanged, 0 failed',
      `! s5: The history of main was rewritten. The old commit is kept as ${kept}; --at ${kept} grades it.`,
    ]);
    const clone = join(home, 's5');
    git(clone, ['reflog', 'expire', '--expire=now', '--all']);
    git(clone, ['gc', '--quiet', '--prune=now']);
    expect(await graded(clone)).toEqual({
      text: 'late',
      notes: [
        expect.stringMatching(
          `^The history was rewritten\\. An old commit is kept as ${kept}\\. To grade it for this student: npm run grade -- .*s5 --at ${kept}, `,
        ),
      ],
    });
    expect((await graded(clone, kept)).text).toBe('on time');
    expect((await fetch(['s5', path]))[0]).toBe('1 clone: 0 new, 0 updated, 1 unchanged, 0 failed');
  });

  test('keeps a branch that was deleted, unless all of it was merged', async () => {
    const path = repository('branches', 'first');
    git(path, ['branch', 'merged']);
    git(path, ['switch', '--quiet', '-c', 'side']);
    const side = commit(path, 'side');
    git(path, ['switch', '--quiet', 'main']);
    await fetch(['s6', path]);
    git(path, ['branch', '--quiet', '-D', 'side', 'merged']);
    expect((await fetch(['s6', path])).slice(1)).toEqual([
      expect.stringMatching(`^! s6: The history of side was rewritten.* kept/${side.slice(0, 10)};`),
    ]);
  });

  test('follows a tag that was moved, and leaves the tags of the teacher', async () => {
    const path = repository('tagged', 'first');
    git(path, ['switch', '--quiet', '--detach']);
    const old = commit(path, 'handed in');
    git(path, ['tag', 'handed-in']);
    git(path, ['switch', '--quiet', 'main']);
    await fetch(['s12', path]);
    const clone = join(home, 's12');
    git(clone, ['tag', 'looked-at']);
    git(path, ['tag', '--force', 'handed-in']);
    expect((await fetch(['s12', path])).slice(1)).toEqual([
      expect.stringMatching(`^! s12: The history of handed-in was rewritten.* kept/${old.slice(0, 10)};`),
    ]);
    expect(git(clone, ['tag']).split('\n')).toEqual(['handed-in', 'looked-at']);
    expect((await graded(clone, 'handed-in')).text).toBe('first');
    expect((await graded(clone, `kept/${old.slice(0, 10)}`)).text).toBe('handed in');
  });

  test('prints no token', async () => {
    const address = `file://user:secret@localhost${join(folder, 'nowhere')}`;
    const lines = await fetch(['s11', address]);
    expect(lines[1]).toContain('✗ s11: file://localhost');
    expect(lines.join()).not.toContain('secret');
  });

  test('overwrites no work of the teacher', async () => {
    const path = repository('edited', 'first');
    await fetch(['s7', path]);
    const before = git(path, ['rev-parse', '--short=10', 'HEAD']);
    writeFileSync(join(home, 's7', answer), 'a remark');
    commit(path, 'second');
    expect((await fetch(['s7', path])).slice(1)).toEqual([
      `✗ s7: The clone has uncommitted changes of yours, so its commit is still ${before}.`,
    ]);
    expect(readFileSync(join(home, 's7', answer), 'utf8')).toBe('a remark');
  });

  test('runs nothing from a clone that came from elsewhere', async () => {
    const path = repository('trap', 'first');
    await fetch(['s8', path]);
    git(join(home, 's8'), ['config', 'core.sshCommand', 'false']);
    expect((await fetch(['s8', path])).slice(1)).toEqual([
      '✗ s8: The clone was not made by this command: its configuration sets core.sshcommand.',
    ]);
  });

  test('takes the only branch where the default branch has no commit', async () => {
    const path = repository('master', 'first');
    git(path, ['branch', '-m', 'master']);
    git(path, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
    expect((await fetch(['s9', path]))[0]).toContain('1 new');
    expect((await graded(join(home, 's9'))).text).toBe('first');
  });

  test('follows a repository to its new address', async () => {
    const path = repository('moved', 'first');
    await fetch(['s10', path]);
    const other = join(folder, 'elsewhere');
    git(folder, ['clone', '--quiet', '--template=', path, other]);
    expect(await fetch(['s10', other])).toEqual([
      '1 clone: 0 new, 0 updated, 1 unchanged, 0 failed',
      `! s10: The address has changed from ${path} to ${other}.`,
    ]);
  });
});

describe('a list of addresses', () => {
  const read = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return readAddresses(join(folder, name));
  };

  test('has a line for each student', () => {
    expect(
      read('list.txt', '\uFEFF# class of 2026\r\n0042 git@example.org:a/b.git\r\n\r\ns1, ../one\n').sources,
    ).toEqual([
      { folder: '0042', address: 'git@example.org:a/b.git' },
      { folder: 's1', address: join(dirname(folder), 'one') },
    ]);
  });

  test('may be the roster of a course, whose teams have one clone', () => {
    writeFileSync(join(folder, 'roster.csv'), 'id,Team,Repo\na,red,x\nb,red,x\nc,blue,y\nd,none,\n');
    const roster = '{ "file": "roster.csv", "id": "id", "folder": "Team", "repository": "Repo" }';
    expect(read('homework.json', `{ "roster": ${roster} }`)).toEqual({
      sources: [
        { folder: 'red', address: 'x' },
        { folder: 'blue', address: 'y' },
      ],
      notes: ['The roster has no address for: d.'],
    });
    writeFileSync(join(folder, 'roster.csv'), '\nid,Team,Repo\na,red,x\nb,red,y\n');
    expect(() => read('homework.json', `{ "roster": ${roster} }`)).toThrow(
      `${join(folder, 'roster.csv')}:4: red has two addresses, x and y`,
    );
    writeFileSync(join(folder, 'roster.csv'), 'id,Team,Repo,Note\na,red,x,"two\nlines"\nb,red,y,\n');
    expect(() => read('homework.json', `{ "roster": ${roster} }`)).toThrow(`${join(folder, 'roster.csv')}:4: red has`);
    expect(() => read('homework.json', '{}')).toThrow('does not say in which column of the roster the addresses are');
  });

  test('has all its mistakes named at once', () => {
    expect(() => read('bad.txt', 'alone\n../x y\na --upload-pack=x\nb x\nB y\n')).toThrow(
      new RegExp(
        [
          '1: is not a line "<id> <address>"',
          '2: "../x" cannot be the name of a folder',
          '3: "--upload-pack=x" is not an address',
          '5: B has two addresses, x and y. Try: npm run grade -- --help',
        ]
          .map((line) => `bad.txt:${line.replaceAll(/[.?"]/g, String.raw`\$&`)}`)
          .join(String.raw`\n.*`),
      ),
    );
    expect(() => read('none.txt', '\n')).toThrow('none.txt has no addresses. Try: npm run grade -- fetch');
  });
});
