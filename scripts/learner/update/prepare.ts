import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryGit, git, gitPaths } from '../../platform/git/git.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { slugOf } from '../../kata/paths.ts';
import { mergeTrees, type MergeResult, type MergeInput } from './merge-trees.ts';
import { renameInProgress, renamesBetween, type Renames } from './renames.ts';
import { contentOf, readTree, writeTree, type TreeEntry, type Tree } from '../../platform/git/tree.ts';
import type { Upstream } from './upstream.ts';

/** A prepared update. It is in git's object store, and nothing of the learner's has changed yet. */
export interface UpdatePlan {
  /** The learner's commit, and the commit that replaces it. */
  head: string;
  merged: string;
  /** The current folder, its id (to detect changes), and the new folder. */
  work: Tree;
  workId: string;
  next: Tree;
  /** Paths of temporary indexes: for the new index, and for `next`. */
  nextIndex: string;
  workIndex: string;
  renames: Renames;
  /** Where files are put that the learner may want: `[old path, new path]`. */
  newStarters: [path: string, kept: string][];
  displaced: [path: string, kept: string][];
}

/**
 * Prepares an update.
 *
 * @throws {UserError} if git does not know the author of the merge
 * @param scratch an empty folder for indexes and merges
 */
export function prepare(root: string, { name, commit, base }: Upstream, scratch: string): UpdatePlan {
  const head = git(root, ['rev-parse', 'HEAD']);
  const workId = snapshot(root, scratch);
  const sides = { base: readTree(root, base), upstream: readTree(root, commit) };
  const renames = renamesBetween(sides.base, sides.upstream);
  const merge: MergeInput['merge'] = (...leaves) => mergeContents(root, scratch, leaves);
  const bring = (mine: Tree): MergeResult => {
    const result = mergeTrees(mine, { ...sides, renames, merge });
    return { ...result, tree: withRenamedProgress(root, result.tree, renames) };
  };
  const work = readTree(root, workId);
  const after = bring(work);
  const headTree = writeTree(root, bring(readTree(root, head)).tree, join(scratch, 'head'));
  const nextIndex = join(scratch, 'next-index');
  writeTree(root, bring(readTree(root, indexTree(root, scratch))).tree, nextIndex);

  const stamp = commit.slice(0, 7);
  const next = new Map(after.tree);
  const put = (found: ReadonlyMap<string, TreeEntry>, what: string) =>
    [...found].map(([path, leaf]): [string, string] => {
      const kept = freePath(root, next, keptPath(path, `${what}-${stamp}`));
      next.set(kept, leaf);
      return [path, kept];
    });
  const newStarters = put(after.newStarters, 'new-starter');
  const displaced = put(after.displaced, 'before-update');
  const workIndex = join(scratch, 'work-index');
  writeTree(root, next, workIndex);
  const message = `Bring in what changed in ${name}`;
  if (head !== base && !tryGit(root, ['var', 'GIT_COMMITTER_IDENT']).ok) {
    throw new UserError('git does not know your name or email address', 'git config user.email <your address>');
  }
  const merged = head === base ? commit : git(root, ['commit-tree', headTree, '-p', head, '-p', commit, '-m', message]);
  return { head, merged, work, workId, next, nextIndex, workIndex, renames, newStarters, displaced };
}

/**
 * The folder as it is now, as a tree: everything that git would commit, plus the progress file and the katas in any
 * case.
 */
export function snapshot(root: string, scratch: string): string {
  const index = join(mkdtempSync(join(scratch, 'snapshot-')), 'index');
  copyIndex(root, index);
  const options = { env: { GIT_INDEX_FILE: index } };
  git(root, ['add', '--all'], options);
  const always = ['katas', 'progress.txt'].filter((path) => existsSync(join(root, path)));
  git(root, ['add', '--all', '--force', '--', ...always], options);
  return git(root, ['write-tree'], options);
}

function indexTree(root: string, scratch: string): string {
  const index = join(scratch, 'index');
  copyIndex(root, index);
  return git(root, ['write-tree'], { env: { GIT_INDEX_FILE: index } });
}

function copyIndex(root: string, copy: string): void {
  const [own = ''] = gitPaths(root, 'index');
  if (existsSync(own)) copyFileSync(own, copy);
}

function mergeContents(root: string, scratch: string, leaves: readonly TreeEntry[]): TreeEntry | undefined {
  const folder = mkdtempSync(join(scratch, 'merge-'));
  const [base = '', mine = '', theirs = ''] = leaves.map((leaf, i) => {
    const file = join(folder, String(i));
    writeFileSync(file, contentOf(root, leaf));
    return file;
  });
  // Git writes the result into the first file, and its exit code is the number of conflicts.
  if (!tryGit(root, ['merge-file', '--quiet', mine, base, theirs]).ok) return undefined;
  const id = git(root, ['hash-object', '-w', '--no-filters', mine]);
  return `${leaves[2]?.split(' ')[0]} ${id}`;
}

function withRenamedProgress(root: string, tree: Tree, renames: Renames): Tree {
  const leaf = tree.get('progress.txt');
  if (leaf === undefined || renames.slugs.size === 0) return tree;
  const text = contentOf(root, leaf).toString();
  const id = git(root, ['hash-object', '-w', '--stdin'], { input: renameInProgress(text, renames) });
  return new Map([...tree, ['progress.txt', `${leaf.split(' ')[0]} ${id}`]]);
}

function keptPath(path: string, folder: string): string {
  const slug = slugOf(path);
  return slug === undefined
    ? `.attempts/${folder}/${path}`
    : `.attempts/${slug}/${folder}/${path.slice(`katas/${slug}/`.length)}`;
}

function freePath(root: string, tree: Tree, wanted: string): string {
  let path = wanted;
  for (let i = 2; tree.has(path) || existsSync(join(root, path)); i += 1) path = `${wanted}-${i}`;
  return path;
}
