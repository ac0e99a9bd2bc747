import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryGit, git, gitPaths } from '../../platform/git/git.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { slugOf } from '../../kata/paths.ts';
import { mergeTrees, type MergeResult, type MergeInput } from './merge-trees.ts';
import { renameInProgress, renamesBetween, type Renames } from './renames.ts';
import { contentOf, readTree, writeTree, type TreeEntry, type Tree } from '../../platform/git/tree.ts';
import type { Upstream } from './upstream.ts';

/** A prepared update. Its files are in git's object store, and nothing in the learner's folder has changed yet. */
export interface UpdatePlan {
  /** The learner's current commit. */
  head: string;
  /** The commit that replaces it. */
  merged: string;
  /** The files in the folder as they are now. */
  work: Tree;
  /** The id of this tree, to notice if files change in the meantime. */
  workId: string;
  /** The files in the folder after the update. */
  next: Tree;
  /** The path of a temporary file with the learner's index after the update. */
  nextIndex: string;
  /** The path of a temporary index that contains `next`. */
  workIndex: string;
  renames: Renames;
  /** Starters that the learner has edited, and where their new versions are saved. */
  newStarters: [path: string, kept: string][];
  /** Files that had to go, and where they are saved. */
  displaced: [path: string, kept: string][];
}

/**
 * Prepares an update.
 *
 * @param scratch an empty folder for temporary indexes and merges
 * @throws {UserError} if git does not know the author of the merge
 */
export function prepare(root: string, { name, commit, base }: Upstream, scratch: string): UpdatePlan {
  const head = git(root, ['rev-parse', 'HEAD']);
  const workId = snapshot(root, scratch);
  const sides = { base: readTree(root, base), upstream: readTree(root, commit) };
  const renames = renamesBetween(sides.base, sides.upstream);
  const merge: MergeInput['merge'] = (...entries) => mergeContents(root, scratch, entries);
  const mergeInto = (mine: Tree): MergeResult => {
    const result = mergeTrees(mine, { ...sides, renames, merge });
    return { ...result, tree: withRenamedProgress(root, result.tree, renames) };
  };
  const work = readTree(root, workId);
  const after = mergeInto(work);
  const headTree = writeTree(root, mergeInto(readTree(root, head)).tree, join(scratch, 'head'));
  const nextIndex = join(scratch, 'next-index');
  writeTree(root, mergeInto(readTree(root, indexTree(root, scratch))).tree, nextIndex);

  const shortId = commit.slice(0, 7);
  const next = new Map(after.tree);
  const keep = (files: ReadonlyMap<string, TreeEntry>, what: string) =>
    [...files].map(([path, entry]): [string, string] => {
      const kept = freePath(root, next, keptPath(path, `${what}-${shortId}`));
      next.set(kept, entry);
      return [path, kept];
    });
  const newStarters = keep(after.newStarters, 'new-starter');
  const displaced = keep(after.displaced, 'before-update');
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
 * Stores the folder as it is now as a tree, and returns the tree's id. It contains everything that git would commit,
 * and the katas and the progress file even if git ignores them.
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

/** Stores the learner's index as a tree, and returns the tree's id. */
function indexTree(root: string, scratch: string): string {
  const index = join(scratch, 'index');
  copyIndex(root, index);
  return git(root, ['write-tree'], { env: { GIT_INDEX_FILE: index } });
}

function copyIndex(root: string, copy: string): void {
  const [index = ''] = gitPaths(root, 'index');
  if (existsSync(index)) copyFileSync(index, copy);
}

function mergeContents(root: string, scratch: string, entries: readonly TreeEntry[]): TreeEntry | undefined {
  const folder = mkdtempSync(join(scratch, 'merge-'));
  const [base = '', mine = '', theirs = ''] = entries.map((entry, i) => {
    const file = join(folder, String(i));
    writeFileSync(file, contentOf(root, entry));
    return file;
  });
  // Git writes the result into the first file, and its exit code is the number of conflicts.
  if (!tryGit(root, ['merge-file', '--quiet', mine, base, theirs]).ok) return undefined;
  const id = git(root, ['hash-object', '-w', '--no-filters', mine]);
  return `${entries[2]?.split(' ')[0]} ${id}`;
}

function withRenamedProgress(root: string, tree: Tree, renames: Renames): Tree {
  const entry = tree.get('progress.txt');
  if (entry === undefined || renames.slugs.size === 0) return tree;
  const text = contentOf(root, entry).toString();
  const id = git(root, ['hash-object', '-w', '--stdin'], { input: renameInProgress(text, renames) });
  return new Map([...tree, ['progress.txt', `${entry.split(' ')[0]} ${id}`]]);
}

/** Where a file is saved in `.attempts`. */
function keptPath(path: string, folder: string): string {
  const slug = slugOf(path);
  return slug === undefined
    ? `.attempts/${folder}/${path}`
    : `.attempts/${slug}/${folder}/${path.slice(`katas/${slug}/`.length)}`;
}

/** A path that nothing has yet: the wanted one, or one with a number at its end. */
function freePath(root: string, tree: Tree, wanted: string): string {
  let path = wanted;
  for (let i = 2; tree.has(path) || existsSync(join(root, path)); i += 1) path = `${wanted}-${i}`;
  return path;
}
