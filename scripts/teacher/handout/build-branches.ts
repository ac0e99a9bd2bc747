import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryGit, git } from '../../platform/git/git.ts';
import { assertIsClone } from '../../platform/git/assert-clone.ts';
import { readTree, textsOf, writeTree, type Tree } from '../../platform/git/tree.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { isBuilt, writeCommit, type Branch } from './branch.ts';
import { homeworkTree, needsContent } from './homework-tree.ts';
import { withOriginalStarters } from './original-starters.ts';
import { solutionsTree } from './solutions-tree.ts';

const starterList = 'katas/starters.json';

/**
 * Builds the commits of both branches from the checked-out commit. Only git's object store grows. No branch moves, and
 * the folder is neither read nor written.
 *
 * @throws {UserError} if there is no commit to build from
 */
export function buildBranches(root: string): Branch[] {
  assertIsClone(root);
  const { ok, output: main } = tryGit(root, ['rev-parse', '--verify', 'HEAD^{commit}']);
  if (!ok) throw new UserError('Nothing is committed here yet', 'git clone <address of the workbook>');
  if (isBuilt(root, main)) {
    throw new UserError('The checked-out commit was built by this command', 'git switch main');
  }
  return [
    buildBranch(
      root,
      main,
      'solutions',
      solutionsTree(readTree(root, main)),
      'Replace each starter with its reference solution',
    ),
    buildBranch(
      root,
      main,
      'homework',
      homeworkTreeOf(root, main),
      'Leave out the solutions and everything that only authors need',
    ),
  ];
}

/**
 * The files of homework, derived from a commit of the workbook. New contents are written to git's object store.
 *
 * @param main the commit, such as its id
 * @throws {UserError} if a kata has an answer instead of its starter, and git does not have the starter any more
 */
export function homeworkTreeOf(root: string, main: string): Tree {
  const { tree, replaced } = readOriginals(root, main);
  const lost = replaced.find((path) => !tryGit(root, ['cat-file', '-e', tree.get(path)?.split(' ').at(-1) ?? '']).ok);
  if (lost !== undefined) throw new UserError(`The starter of ${lost} cannot be found here`, 'git fetch --all');
  const texts = textsOf(root, new Map([...tree].filter(([path]) => needsContent(path))));
  return homeworkTree(tree, texts, (text) => {
    const key = `${root}\0${text}`;
    const id = storedIds.get(key) ?? git(root, ['hash-object', '-w', '--stdin'], { input: text });
    storedIds.set(key, id);
    return id;
  });
}

/** Ids of texts that are in git's object store. Most texts are needed twice, and storing one starts a process. */
const storedIds = new Map<string, string>();

/** The katas that have answers instead of starters in a commit. Their original starters are handed out. */
export function answeredKatas(root: string, main = 'HEAD'): string[] {
  if (!tryGit(root, ['rev-parse', '--verify', `${main}^{commit}`]).ok) return [];
  return readOriginals(root, main).answered;
}

function readOriginals(root: string, main: string): ReturnType<typeof withOriginalStarters> {
  const tree = readTree(root, main);
  const [list = '{}'] = textsOf(root, new Map([...tree].filter(([path]) => path === starterList))).values();
  return withOriginalStarters(tree, JSON.parse(list) as Record<string, string>);
}

function buildBranch(root: string, main: string, name: string, tree: Tree, subject: string): Branch {
  const scratch = mkdtempSync(join(tmpdir(), 'branch-'));
  try {
    return { name, commit: writeCommit(root, main, writeTree(root, tree, join(scratch, 'index')), subject) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
