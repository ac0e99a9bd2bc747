import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryGit, git } from '../../platform/git/git.ts';
import { assertIsClone } from '../../platform/git/assert-clone.ts';
import { readTree, textsOf, writeTree, type Tree } from '../../platform/git/tree.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { isBuilt, writeCommit, type Branch } from './branch.ts';
import { homeworkTree, needsContent } from './homework-tree.ts';
import { solutionsTree } from './solutions-tree.ts';

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
  const tree = readTree(root, main);
  const texts = textsOf(root, new Map([...tree].filter(([path]) => needsContent(path))));
  const store = (text: string) => git(root, ['hash-object', '-w', '--stdin'], { input: text });
  return [
    commit(root, main, 'solutions', solutionsTree(tree), 'Replace each starter with its reference solution'),
    commit(
      root,
      main,
      'homework',
      homeworkTree(tree, texts, store),
      'Leave out the solutions and everything that only authors need',
    ),
  ];
}

function commit(root: string, main: string, name: string, tree: Tree, subject: string): Branch {
  const scratch = mkdtempSync(join(tmpdir(), 'branch-'));
  try {
    return { name, commit: writeCommit(root, main, writeTree(root, tree, join(scratch, 'index')), subject) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
