import { isStarterPath, slugOf } from '../../kata/paths.ts';
import { slugsOf, type Renames } from './renames.ts';
import type { TreeEntry, Tree } from '../../platform/git/tree.ts';

/** What an update starts from besides the learner's files. */
export interface MergeInput {
  /** The newest state that the learner and upstream have in common. */
  base: Tree;
  upstream: Tree;
  renames: Renames;
  /** Merges three contents. Undefined if they conflict. */
  merge(base: TreeEntry, mine: TreeEntry, theirs: TreeEntry): TreeEntry | undefined;
}

/** The learner's files after an update. */
export interface MergeResult {
  tree: Tree;
  /** The new text of starters that the learner has edited, by path. */
  newStarters: ReadonlyMap<string, TreeEntry>;
  /** The learner's files that had to go, by path: edits that conflict with upstream's, and files of removed katas. */
  displaced: ReadonlyMap<string, TreeEntry>;
}

/**
 * Merges upstream changes into a tree of the learner: a commit, the index or the folder. If only one side has changed a
 * file, that change wins. If both have changed a starter or the progress file, the learner's file stays.
 */
export function mergeTrees(mine: Tree, { base, upstream, renames, merge }: MergeInput): MergeResult {
  const before = withNewPaths(base, renames);
  const own = withNewPaths(mine, renames);
  const tree = new Map<string, TreeEntry>();
  const newStarters = new Map<string, TreeEntry>();
  const displaced = new Map<string, TreeEntry>();
  const removedSlugs = new Set(slugsOf(base).filter((slug) => !slugsOf(upstream).includes(slug)));

  const resolve = (path: string): TreeEntry | undefined => {
    // The base, mine and theirs.
    const [b, m, t] = [before.get(path), own.get(path), upstream.get(path)];
    if (m === t || t === b) return m;
    if (m === b || m === undefined) return t;
    if (isStarterPath(path) || path === 'progress.txt') {
      if (t !== undefined && path !== 'progress.txt') newStarters.set(path, t);
      return m;
    }
    const merged = b === undefined || t === undefined ? undefined : merge(b, m, t);
    if (merged === undefined) displaced.set(path, m);
    return merged ?? t;
  };

  for (const path of new Set([...before.keys(), ...own.keys(), ...upstream.keys()])) {
    const entry = resolve(path);
    if (entry === undefined) continue;
    // A folder without a statement and tests would look like a broken kata.
    if (removedSlugs.has(slugOf(path) ?? '')) displaced.set(path, entry);
    else tree.set(path, entry);
  }
  return { tree, newStarters, displaced };
}

/** A tree in which renamed katas have their new paths. */
function withNewPaths(tree: Tree, { newPath }: Renames): Tree {
  const result = new Map<string, TreeEntry>();
  for (const [path, entry] of tree) {
    const target = newPath(path);
    // If the new path is taken, the file keeps its old one, and is displaced as part of a removed kata.
    result.set(tree.has(target) ? path : target, entry);
  }
  return result;
}
