import { listReverseKatas } from '../../scripts/reverse/reverse-kata.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { git, tryGit } from '../../scripts/platform/git/git.ts';
import { readTree, type Tree } from '../../scripts/platform/git/tree.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { slugOf } from '../../scripts/kata/paths.ts';
import { handOut } from '../../scripts/teacher/handout/hand-out.ts';
import { mergeHandOut } from '../../scripts/teacher/handout/merge-hand-out.ts';

const [first, second, third] = ['45-value-objects', '46-aggregate-root', '54-specification'];
let folder: string;
let root: string;
let address: string;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hand-out-'));
  root = join(folder, 'workbook');
  git(folder, ['clone', '--quiet', '--no-reject-shallow', '--template=', workbookRoot, root]);
  git(root, ['config', 'user.name', 'A teacher']);
  git(root, ['config', 'user.email', 'teacher@example.org']);
});

beforeEach(() => {
  address = join(folder, `class-${(count += 1)}.git`);
  git(folder, ['init', '--quiet', '--bare', '--initial-branch=main', address]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = () => readTree(address, 'main');
const slugsOf = (tree: Tree) => [...new Set([...tree.keys()].flatMap((path) => slugOf(path) ?? []))];
const textOf = (path: string) => git(address, ['show', `main:${path}`]);

/** Changes something in the class's repository, as a teacher or a student would. */
function inClass(change: (clone: string) => void): void {
  const clone = join(folder, `clone-${(count += 1)}`);
  git(folder, ['clone', '--quiet', '--template=', address, clone]);
  git(clone, ['config', 'user.name', 'A student']);
  git(clone, ['config', 'user.email', 'student@example.org']);
  change(clone);
  git(clone, ['add', '--all']);
  git(clone, ['commit', '--quiet', '-m', 'A change']);
  git(clone, ['push', '--quiet', 'origin', 'HEAD:main']);
}

/** Changes the workbook. */
function inWorkbook(path: string, text: string): void {
  writeFileSync(join(root, path), text);
  git(root, ['add', path]);
  git(root, ['commit', '--quiet', '-m', 'A change']);
}

describe('handing out', () => {
  test('chosen katas makes one commit without solutions, whose lists name only these katas', () => {
    const { katas } = handOut(root, address, [second, first]);
    expect(katas).toEqual([first, second]);
    expect(slugsOf(main())).toEqual([first, second]);
    expect(git(address, ['rev-list', '--count', 'main'])).toBe('1');
    expect([...main().keys()].filter((path) => /^(solutions|tests)\//.test(path))).toEqual([]);
    const index = textOf('katas/README.md');
    expect([index.includes(first), index.includes(third)]).toEqual([true, false]);
    expect(index.match(/^## /gm)).toHaveLength(1);
    for (const list of ['katas/starters.json', 'katas/tests.json']) {
      const keys = Object.keys(JSON.parse(textOf(list)) as object);
      expect(
        keys.map((path) => path.split('/')[0]),
        list,
      ).toEqual([first, second]);
    }
  });

  test('says if students would clone another branch', () => {
    git(address, ['symbolic-ref', 'HEAD', 'refs/heads/master']);
    expect(handOut(root, address, [first])).toMatchObject({ katas: [first], isMainNotDefault: true });
    expect(handOut(root, address)).toMatchObject({ commit: undefined, isMainNotDefault: true });
    git(address, ['branch', 'master', 'main']);
    expect(handOut(root, address)).toMatchObject({ isMainNotDefault: true });
    git(address, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
    expect(handOut(root, address)).not.toHaveProperty('isMainNotDefault');
  });

  test('without a choice hands out all katas at first', () => {
    const { katas } = handOut(root, address);
    const slugs = slugsOf(readTree(root, 'HEAD'));
    expect(katas.filter((slug) => !slug.startsWith('r'))).toEqual(slugs.toSorted());
    expect(katas.filter((slug) => slug.startsWith('r'))).toEqual(
      listReverseKatas(root)
        .map(({ slug }) => slug)
        .toSorted(),
    );
  });

  test('again changes nothing, and brings back nothing that was left out', () => {
    handOut(root, address, [first]);
    const before = git(address, ['rev-parse', 'main']);
    expect(handOut(root, address)).toEqual({ katas: [first], commit: undefined, kept: [] });
    expect(git(address, ['rev-parse', 'main'])).toBe(before);
  });

  test('more katas later keeps the others, and a kata that the class has deleted stays away', () => {
    handOut(root, address, [first, second]);
    inClass((clone) => rmSync(join(clone, 'katas', second), { recursive: true }));
    expect(handOut(root, address, [third]).katas).toEqual([first, third]);
    expect(textOf('katas/README.md')).not.toContain(second);
    // Unless it is asked for.
    expect(handOut(root, address, [second]).katas).toEqual([first, second, third]);
  });

  test('a reverse kata brings its pack, its laws and the files of its kata, and nothing before it is chosen', () => {
    handOut(root, address, [first]);
    const extra = () => [...main().keys()].filter((path) => path.startsWith('tests/') || path.endsWith('.laws.ts'));
    expect(extra()).toEqual([]);
    expect(handOut(root, address, [`r${first}`]).katas).toEqual([first, `r${first}`]);
    expect(extra()).toEqual([expect.stringMatching(/\.laws\.ts$/), `tests/reverse/${first}.pack`]);
  });

  test('what has changed in the workbook keeps what has changed in the class', () => {
    handOut(root, address, [first]);
    inClass((clone) => {
      writeFileSync(join(clone, 'homework.json'), '{}\n');
      writeFileSync(join(clone, 'LICENSE'), 'ours\n');
      writeFileSync(join(clone, 'README.md'), '# Our class\n');
    });
    inWorkbook(`katas/${first}/README.md`, '# 45 Changed\n');
    inWorkbook('LICENSE', 'theirs\n');
    const { kept, commit } = handOut(root, address);
    expect(kept).toEqual(['LICENSE']);
    expect(commit).toBe(git(address, ['rev-parse', 'main']));
    expect(textOf(`katas/${first}/README.md`)).toBe('# 45 Changed');
    expect([textOf('homework.json'), textOf('LICENSE'), textOf('README.md')]).toEqual(['{}', 'ours', '# Our class']);
    git(root, ['reset', '--quiet', '--hard', 'HEAD~2']);
  });

  test('never touches another branch, and deletes none', () => {
    handOut(root, address, [first]);
    git(address, ['branch', 'submission', 'main']);
    handOut(root, address, [second]);
    expect(git(address, ['for-each-ref', '--format=%(refname:short)']).split('\n')).toEqual(['main', 'submission']);
    expect(git(address, ['rev-parse', 'submission'])).toBe(git(address, ['rev-parse', 'main^']));
  });
});

describe('handing out is refused in one line', () => {
  const help = 'Try: npm run publish:branches -- --class <address> --katas 45,46,47';

  test('if the repository has something else in it', () => {
    const other = join(folder, 'other');
    git(folder, ['init', '--quiet', '--initial-branch=main', other]);
    git(other, ['config', 'user.name', 'Someone']);
    git(other, ['config', 'user.email', 'someone@example.org']);
    git(other, ['commit', '--quiet', '--allow-empty', '-m', 'Something else']);
    git(other, ['push', '--quiet', address, 'main']);
    expect(() => handOut(root, address, [first])).toThrow(
      `The branch main of ${address} has commits, but none that this command made; use an empty repository. ${help}`,
    );
    expect(git(address, ['log', '-1', '--format=%s', 'main'])).toBe('Something else');
  });

  test('if there is no repository', () => {
    expect(() => handOut(root, join(folder, 'nowhere'))).toThrow(/nowhere cannot be reached \(.+\)\. Try: npm run/);
  });

  test('if the commit that was handed out is unknown here', () => {
    handOut(root, address, [first]);
    const other = join(folder, 'young');
    git(folder, ['clone', '--quiet', '--no-reject-shallow', '--template=', workbookRoot, other]);
    inWorkbook('LICENSE', 'newer\n');
    handOut(root, address);
    expect(() => handOut(other, address)).toThrow(
      /The commit \S{10}, which was handed out last, is not here\. Try: git/,
    );
    git(root, ['reset', '--quiet', '--hard', 'HEAD~1']);
    expect(tryGit(address, ['rev-parse', 'main']).ok).toBe(true);
  });
});

test('a file is as on the side that has changed it; otherwise, the class keeps its own', () => {
  const tree = (files: Record<string, string>) => new Map(Object.entries(files));
  const merged = mergeHandOut({
    base: tree({ same: '1', ours: '1', theirs: '1', both: '1', gone: '1', goneHere: '1', alike: '1' }),
    own: tree({ same: '1', ours: '1', theirs: '2', both: '2', goneHere: '1', alike: '3', own: '9' }),
    next: tree({ same: '1', ours: '2', theirs: '1', both: '3', gone: '1', alike: '3', added: '5' }),
    chosen: [],
  });
  expect(Object.fromEntries(merged.tree)).toEqual({
    ...{ same: '1', ours: '2', theirs: '2', both: '2', alike: '3', own: '9', added: '5' },
  });
  expect(merged.kept).toEqual(['both']);
});
