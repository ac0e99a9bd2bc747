import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importsOf } from '../../katas/support/imports.ts';
import { isBuilt, readCommit, writeCommit, type Branch } from '../../scripts/teacher/handout/branch.ts';
import { buildBranches } from '../../scripts/teacher/handout/build-branches.ts';
import { moveBranches } from '../../scripts/teacher/handout/move-branches.ts';
import { pushBranches } from '../../scripts/teacher/handout/push-branches.ts';
import { readRecord } from '../../scripts/reverse/impostor-record.ts';
import { packedSlug } from '../../scripts/reverse/pack.ts';
import { solutionsTree } from '../../scripts/teacher/handout/solutions-tree.ts';
import { findKata } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { tryGit, git } from '../../scripts/platform/git/git.ts';
import { resetKata } from '../../scripts/learner/reset.ts';
import { inLearningOrder } from '../../scripts/kata/learning-order.ts';
import { initialStatus } from '../../scripts/progress/kata-status.ts';
import { isStarterFile } from '../../scripts/kata/starters.ts';
import { contentOf, differences, readTree, type Tree, textsOf } from '../../scripts/platform/git/tree.ts';
import { isLawsFile, isStarterPath } from '../../scripts/kata/paths.ts';
import { runScript } from '../support/run-script.ts';

// Both branches are built once, in a clone of this workbook: from what is committed, whatever lies in the folder.
let folder: string;
let clone: string;
let main: string;
let branches: Branch[];
let trees: Record<'main' | 'solutions' | 'homework', Tree>;

beforeAll(() => {
  if (!tryGit(workbookRoot, ['rev-parse', '--verify', 'HEAD']).ok) {
    throw new Error('The branches are built from a commit, and this folder is no git repository that has one.');
  }
  folder = mkdtempSync(join(tmpdir(), 'branches-'));
  clone = join(folder, 'clone');
  // A clone of a shallow clone is shallow, too.
  git(folder, ['clone', '--quiet', '--no-reject-shallow', '--template=', workbookRoot, clone]);
  // `npm test` runs on the branch `solutions`, too.
  git(clone, ['switch', '--quiet', '-C', 'main', isBuilt(clone, 'HEAD') ? 'HEAD^' : 'HEAD']);
  tryGit(clone, ['branch', '--quiet', '-D', 'solutions', 'homework']);
  main = git(clone, ['rev-parse', 'HEAD']);
  branches = buildBranches(clone);
  trees = {
    main: readTree(clone, main),
    solutions: readTree(clone, idOf('solutions')),
    homework: readTree(clone, idOf('homework')),
  };
});

afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe('both branches', () => {
  test('are the same commits for the same main, in any clone, for anyone', () => {
    const other = join(folder, 'other');
    git(folder, ['clone', '--quiet', '--no-checkout', '--no-reject-shallow', '--template=', clone, other]);
    git(other, ['config', 'user.name', 'Someone else']);
    git(other, ['config', 'i18n.commitEncoding', 'ISO-8859-1']);
    expect(buildBranches(other)).toEqual(branches);
  });

  test('are one commit on top of main, by who made main', () => {
    for (const { commit } of branches) {
      const { parents, people } = readCommit(clone, commit);
      expect(parents).toEqual([main]);
      expect(people).toEqual(readCommit(clone, main).people);
    }
  });
});

describe('solutions', () => {
  const starters = () =>
    [...trees.main.keys()]
      .filter((path) => /^solutions\/.*\.ts$/.test(path))
      .map((path) => path.replace(/^solutions/, 'katas'));

  test('differs from main in the starters, and in nothing else', () => {
    // A learner may have committed an answer that is the reference to the letter.
    const unlike = starters().filter((path) => trees.main.get(path) !== trees.solutions.get(path));
    expect(differences(trees.main, trees.solutions).toSorted()).toEqual(unlike.toSorted());
  });

  test('has each reference solution to the letter in the place of its starter', () => {
    const wrong = starters().filter(
      (path) => trees.solutions.get(path) !== trees.main.get(path.replace(/^katas/, 'solutions')),
    );
    expect(wrong).toEqual([]);
  });

  test('imports nothing from there that is not there', () => {
    expect(brokenImports('solutions', (path) => starters().includes(path))).toEqual([]);
  });

  test('a reset brings the starter back in a repository with SHA-256', () => {
    const place = join(folder, 'sha256');
    cpSync(checkOut('homework', 'other-homework'), place, {
      recursive: true,
      filter: (path) => !/[\\/](?:\.git|node_modules)$/.test(path),
    });
    git(place, ['init', '--quiet', '--object-format=sha256', '--initial-branch=main']);
    git(place, ['config', 'user.name', 'A learner']);
    git(place, ['config', 'user.email', 'learner@example.org']);
    git(place, ['add', '--all']);
    git(place, ['commit', '--quiet', '-m', 'Initial commit']);
    const kata = findKata('45', place);
    writeFileSync(join(kata.folder, 'value-objects.ts'), '// mine\n');
    git(place, ['commit', '--quiet', '--all', '-m', 'Mine']);
    resetKata(kata, new Date(0));
    expect(isStarterFile(kata, 'value-objects.ts')).toBe(true);
  });

  test('a reset there brings the starter back', () => {
    const place = checkOut('solutions');
    const kata = findKata('45', place);
    expect(resetKata(kata, new Date(0))).toBe(join('.attempts', kata.slug, '1970-01-01T00-00-00'));
    expect(git(place, ['status', '--porcelain'])).toBe(` M katas/${kata.slug}/value-objects.ts`);
    expect(isStarterFile(kata, 'value-objects.ts')).toBe(true);
  });
});

describe('homework', () => {
  test('has no answers, and nothing of the authors', () => {
    const forbidden = [...trees.homework.keys()].filter((path) =>
      /(^(solutions|tests(?!\/reverse\/[^/]+\.pack$)|\.ci|\.husky)\/|^\.github\/(?!workflows\/katas\.yml$)|NOTES|^docs\/.*\.md$|^progress\.txt$|(kata-new|prove|strength|mutants|generate|bench|publish-branches)\.ts$|^scripts\/workbook\/(authoring|proof)\/)/.test(
        path,
      ),
    );
    expect(forbidden).toEqual([]);
  });

  test('has every statement, starter and law as it is on main', () => {
    const own = (tree: Tree) => [...tree].filter(([path]) => /^katas\/(\d\d-|support\/|starters\.json)/.test(path));
    expect(own(trees.homework)).toEqual(own(trees.main));
  });

  test('has a pack for the laws of each reverse kata, without what only grading uses', () => {
    const laws = [...trees.homework.keys()].filter(isLawsFile).map((path) => path.split('/')[1]);
    const packs = [...trees.homework.keys()].flatMap((path) => packedSlug(path) ?? []);
    expect(packs.toSorted()).toEqual(laws.toSorted());
    expect(packs).toContain('54-specification');
    const leaf = trees.homework.get('tests/reverse/54-specification.pack') ?? '';
    const text = Buffer.from(contentOf(clone, leaf).toString(), 'base64').toString('utf8');
    expect(text).toContain('tests/impostors/54-specification/');
    const { heldBack, heldBackVariant } = readRecord(findKata('54'));
    for (const name of [...heldBack, heldBackVariant]) expect(text).not.toContain(name);
  });

  test('imports nothing that is gone', () => {
    expect(brokenImports('homework', (path) => !isStarterPath(path))).toEqual([]);
  });

  test('mentions no path and no command that is gone', () => {
    const gone = new Set(
      [...trees.main.keys()].filter((path) => !trees.homework.has(path)).flatMap((path) => [path, ...foldersOf(path)]),
    );
    [...trees.homework.keys()].flatMap(foldersOf).forEach((path) => gone.delete(path));
    const commands = Object.keys(packageJson().scripts);
    const mentions = [...texts('homework', (path) => !isStarterPath(path))].flatMap(([path, text]) => {
      const isCode = /\.[cm]?ts$|\.[cm]js$/.test(path);
      const paths = [...text.matchAll(/(?:^|[^\w./-])((?:\.?\w[\w-]*\/)+[\w.-]*)/gm)]
        .map(([, found = '']) => found.replace(/[./]+$/, ''))
        // Code that looks whether a folder is there may name it.
        .filter((found) => gone.has(found) && (!isCode || found.includes('/')));
      const scripts = [...text.matchAll(/npm run (?:--silent )?([a-z:-]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !commands.includes(name));
      return [...paths, ...scripts].map((what) => `${path}: ${what}`);
    });
    expect(mentions).toEqual([]);
  });

  test('has scripts for all its commands', () => {
    const { scripts } = packageJson();
    for (const name of ['start', 'test', 'progress', 'hint', 'reset', 'solution', 'doctor', 'update', 'ui']) {
      expect(scripts).toHaveProperty(name);
    }
    const missing = Object.values(scripts).filter((command) => {
      const [, script = ''] = /^node scripts\/run\.cjs (\S+)/.exec(command) ?? [];
      return !command.startsWith('tsc') && script !== 'vitest' && !trees.homework.has(`scripts/commands/${script}.ts`);
    });
    expect(missing).toEqual([]);
  });

  test('asks for the packages that the lockfile has', () => {
    const { devDependencies } = packageJson();
    const lock = JSON.parse(texts('homework').get('package-lock.json') ?? '') as { packages: Record<string, object> };
    expect(trees.homework.get('package-lock.json')).toBe(trees.main.get('package-lock.json'));
    expect(lock.packages['']).toMatchObject({ devDependencies });
  });

  test('npm test says the points of every kata, and fails until all are solved', () => {
    const place = checkOut('homework');
    symlinkSync(join(workbookRoot, 'node_modules'), join(place, 'node_modules'), 'dir');
    keepOnly(place, ['35', '45', '54']);
    resetKata(findKata('35', place), new Date(0));
    const answer = (path: string, change = (code: string) => code) =>
      writeFileSync(join(place, 'katas', path), change(git(clone, ['show', `${main}:solutions/${path}`])));
    answer('45-value-objects/value-objects.ts', (code) =>
      code.replace(/return `\$\{this\.#currency\}.*/, "return '';"),
    );
    answer('54-specification/specification.ts');
    answer('54-specification/product-specifications.ts');
    const book = ['35', '45', '54'].map((query) => initialStatus(findKata(query, place)));
    const of54 = book[2]?.possible;
    const ofAll = book.reduce((sum, { possible }) => sum + possible, 0);
    const [next] = inLearningOrder(book.slice(0, 2));
    const first = runTest(place);
    expect(first.errors).toBe('');
    expect(first.output).toMatch(/^○ 35 Strategy +\d+ min +not started +0 of \d+$/m);
    expect(first.output).toMatch(/^✗ 45 Value objects +\d+ min +started +\d+ of \d+$/m);
    expect(first.output).toMatch(new RegExp(`^★ 54 Specification +\\d+ min +mastered +${of54} of ${of54}$`, 'm'));
    expect(first.output).toMatch(
      new RegExp(` 1 of 3 solved, 1 mastered, \\d+ of ${ofAll} points\\nNext: npm start ${next?.number}\\n$`),
    );
    expect(first.status).toBe(1);

    const single = runTest(place, '54');
    expect(single.output).toMatch(/\n54-specification\n ✓ 1 /);
    expect(single.output).not.toMatch(/45 Value|35 Strategy/);
    expect(single.status).toBe(0);
    const broken = runTest(place, 'value');
    expect(broken.output).toMatch(/\n ✗ 1 ★ [^]*\n {2}Law {8}/);
    expect(broken.status).toBe(1);
    const unknown = 'There is no kata "nonsense"; there are 35, 45, 54. Try: npm test -- 35\n';
    expect(runTest(place, 'nonsense')).toEqual({ output: '', errors: unknown, status: 1 });

    writeFileSync(join(place, 'katas/35-strategy/free.ts'), 'export class {\n');
    keepOnly(place, ['35']);
    const second = runTest(place);
    expect(second.output).toMatch(
      /^! 35 Strategy +\d+ min +does not compile +0 of \d+\n +katas\/35-strategy\/free\.ts:2:1 does not compile: .+$/m,
    );
    expect(second.status).toBe(1);

    rmSync(join(place, 'katas/35-strategy'), { recursive: true });
    git(place, ['checkout', '--', 'katas/54-specification']);
    answer('54-specification/specification.ts');
    answer('54-specification/product-specifications.ts');
    const third = runTest(place);
    expect(third.output).toMatch(new RegExp(` 1 of 1 solved, 1 mastered, ${of54} of ${of54} points\\n$`));
    expect(third.status).toBe(0);
  });
});

describe('npm run publish:branches', () => {
  test('leaves the folder alone, says old and new ids, and changes nothing the second time', () => {
    cpSync(join(workbookRoot, 'scripts'), join(clone, 'scripts'), { recursive: true });
    cpSync(join(workbookRoot, 'katas', 'support'), join(clone, 'katas', 'support'), { recursive: true });
    symlinkSync(join(workbookRoot, 'node_modules'), join(clone, 'node_modules'), 'dir');
    writeFileSync(join(clone, 'LICENSE'), 'changed\n');
    writeFileSync(join(clone, 'staged.txt'), 'staged\n');
    git(clone, ['add', 'staged.txt']);
    const before = git(clone, ['status', '--porcelain']);
    const run = (...args: string[]) => runScript(clone, ['publish-branches', ...args]);
    const short = (name: string) => idOf(name).slice(0, 10);
    const { output, errors, status } = run('--push', 'nowhere');
    expect(output).toBe(
      `solutions: none → ${short('solutions')}\nhomework: none → ${short('homework')}\nThe history of these branches contains the solutions. To hand out katas without it: npm run publish:branches -- --class <address>\n`,
    );
    // That the folder is dirty is nothing to speak of; that there is no such remote is.
    expect(errors).toMatch(/^nowhere cannot be reached \(.+\)\. Try: git remote -v\n$/);
    expect(status).toBe(1);
    expect(git(clone, ['status', '--porcelain'])).toBe(before);
    expect(moveBranches(clone, branches)).toEqual([
      `solutions: ${short('solutions')}, unchanged`,
      `homework: ${short('homework')}, unchanged`,
    ]);
  });

  test('moves what an earlier run has built, and nothing else', () => {
    const place = emptyClone('moves');
    const tip = () =>
      git(place, ['for-each-ref', '--format=%(objectname)', 'refs/heads/solutions', 'refs/heads/homework']);
    const older = branches.map(({ name }) => ({ name, commit: earlierBuild(place) }));
    expect(moveBranches(place, older)).toHaveLength(2);
    expect(moveBranches(place, branches)[0]).toBe(
      `solutions: ${older[0]?.commit.slice(0, 10)} → ${idOf('solutions').slice(0, 10)}`,
    );
    const before = tip();
    git(place, ['update-ref', 'refs/heads/homework', workOnTop(place)]);
    const stopped = tip();
    expect(() => moveBranches(place, older)).toThrow(
      'The branch homework has commits that this command did not build; rename it. Try: git branch -m homework my-homework',
    );
    expect(tip()).toBe(stopped);
    git(place, ['update-ref', 'refs/heads/homework', idOf('homework')]);
    expect(tip()).toBe(before);
    git(place, ['worktree', 'add', '--quiet', '--no-checkout', join(folder, 'looked-at'), 'homework']);
    expect(() => moveBranches(place, older)).toThrow(
      /^The branch homework is checked out in .+looked-at\. Try: git -C /,
    );
    expect(tip()).toBe(before);
  });

  test('pushes both, over what it has pushed before and nothing else', () => {
    const place = emptyClone('pushes');
    const remote = join(folder, 'remote.git');
    git(folder, ['clone', '--quiet', '--bare', '--no-reject-shallow', '--template=', clone, remote]);
    tryGit(remote, ['branch', '--quiet', '-D', 'solutions', 'homework']);
    git(place, ['remote', 'add', 'class', remote]);
    const tip = (name: string) => git(remote, ['rev-parse', name]);
    expect(pushBranches(place, branches, 'class')).toEqual([
      `class/solutions: none → ${idOf('solutions').slice(0, 10)}`,
      `class/homework: none → ${idOf('homework').slice(0, 10)}`,
    ]);
    const older = branches.map(({ name }) => ({ name, commit: earlierBuild(place) }));
    pushBranches(place, older, 'class');
    expect(tip('homework')).toBe(older[1]?.commit);
    git(place, ['push', '--quiet', '--force', 'class', `${workOnTop(place)}:refs/heads/homework`]);
    expect(() => pushBranches(place, branches, 'class')).toThrow(
      /^The branch homework of class has commits that this command did not build; rename it\. Try: git push class \w+:refs\/heads\/my-homework :refs\/heads\/homework$/,
    );
    expect(tip('solutions')).toBe(older[0]?.commit);
  });

  test('are checked out and compared as the pages say, in a clone of what was pushed', () => {
    const remote = join(folder, 'published.git');
    git(folder, ['clone', '--quiet', '--bare', '--no-reject-shallow', '--template=', clone, remote]);
    git(remote, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
    const place = emptyClone('publishes');
    branches.forEach(({ name }) => tryGit(remote, ['branch', '--quiet', '-D', name]));
    pushBranches(place, branches, remote);
    const fresh = join(folder, 'fresh');
    git(folder, ['clone', '--quiet', '--template=', remote, fresh]);
    const pages = ['README.md', 'docs/teaching.md'].map((page) => readFileSync(join(workbookRoot, page), 'utf8'));
    const commands = [...pages.join('\n').matchAll(/`git ((?:switch|diff) [^`]*solutions[^`]*)`/g)].map(
      ([, args = '']) => args,
    );
    expect(new Set(commands.map((args) => args.split(' ')[0]))).toEqual(new Set(['switch', 'diff']));
    for (const args of commands) {
      git(fresh, ['switch', '--quiet', 'main']);
      const printed = git(fresh, args.split(' '));
      if (args.startsWith('diff')) expect(printed).toContain('+++ b/katas/45-value-objects/value-objects.ts');
      else expect(git(fresh, ['rev-parse', 'HEAD'])).toBe(idOf('solutions'));
    }
    git(fresh, ['checkout', '--quiet', 'homework']);
    expect(git(fresh, ['rev-parse', 'HEAD'])).toBe(idOf('homework'));
  });

  test('is refused where there is nothing to build from', () => {
    const place = mkdtempSync(join(folder, 'none-'));
    expect(() => buildBranches(place)).toThrow(/^This folder is not a git clone/);
    const built = emptyClone('built');
    git(built, ['update-ref', '--no-deref', 'HEAD', idOf('homework')]);
    expect(() => buildBranches(built)).toThrow(
      'The checked-out commit was built by this command. Try: git switch main',
    );
  });
});

test('a kata without a solution is named', () => {
  const main = new Map(['katas/45-a/a.ts', 'solutions/45-a/a.ts', 'katas/46-b/b.ts'].map((path) => [path, '100644 1']));
  expect(() => solutionsTree(main)).toThrow(
    '46-b has no reference solution in this commit. Try: git add solutions/46-b && git commit',
  );
});

function idOf(name: string): string {
  return branches.find((branch) => branch.name === name)?.commit ?? '';
}

function texts(name: 'solutions' | 'homework', isWanted: (path: string) => boolean = () => true): Map<string, string> {
  return textsOf(clone, new Map([...trees[name]].filter(([path]) => isWanted(path))));
}

function packageJson(): { scripts: Record<string, string>; devDependencies: object } {
  return JSON.parse(texts('homework', (path) => path === 'package.json').get('package.json') ?? '') as ReturnType<
    typeof packageJson
  >;
}

function brokenImports(name: 'solutions' | 'homework', isWanted: (path: string) => boolean): string[] {
  return [...texts(name, (path) => /\.[cm]?[jt]s$/.test(path) && isWanted(path))].flatMap(([path, text]) =>
    importsOf(text, path)
      .flatMap(({ specifier }) => (specifier?.startsWith('.') ? [specifier] : []))
      .filter((specifier) => !trees[name].has(posix.join(posix.dirname(path), specifier)))
      .map((specifier) => `${path}: ${specifier}`),
  );
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function checkOut(name: string, as = name): string {
  const place = join(folder, `of-${as}`);
  git(clone, ['worktree', 'add', '--quiet', '--detach', place, idOf(name)]);
  return place;
}

/** A clone without files, which has what was built but no branches of it. */
function emptyClone(name: string): string {
  const place = join(folder, name);
  git(folder, ['clone', '--quiet', '--no-checkout', '--no-reject-shallow', '--template=', clone, place]);
  // A clone of a shallow clone gets only what a branch leads to.
  if (!tryGit(place, ['cat-file', '-e', idOf('homework')]).ok) buildBranches(place);
  return place;
}

/** What a run for another main would have built. */
function earlierBuild(place: string): string {
  const tree = git(place, ['rev-parse', `${main}^{tree}`]);
  return writeCommit(place, writeCommit(place, main, tree, 'Another main'), tree, 'Built from it');
}

/** A commit that someone has amended: it still says what it was built from. */
function workOnTop(place: string): string {
  const text = tryGit(place, ['cat-file', 'commit', idOf('homework')]).bytes.toString('latin1');
  const tree = git(place, ['rev-parse', `${main}^{tree}`]);
  const amended = text.replace(/^tree \w+/, `tree ${tree}`);
  return git(place, ['hash-object', '-t', 'commit', '-w', '--stdin'], { input: Buffer.from(amended, 'latin1') });
}

function keepOnly(place: string, numbers: readonly string[]): void {
  readdirSync(join(place, 'katas'))
    .filter((name) => /^\d\d-/.test(name) && !numbers.includes(name.slice(0, 2)))
    .forEach((name) => rmSync(join(place, 'katas', name), { recursive: true }));
}

/** What `npm test` runs, without npm. */
function runTest(place: string, ...katas: string[]): { output: string; errors: string; status: number | null } {
  const { scripts } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as ReturnType<typeof packageJson>;
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  delete env['FORCE_COLOR'];
  const [command = '', ...args] = (scripts['test'] ?? '').split(' ');
  const { stdout, stderr, status } = spawnSync(command, [...args, ...katas], { cwd: place, env, encoding: 'utf8' });
  return { output: stdout, errors: stderr, status };
}
