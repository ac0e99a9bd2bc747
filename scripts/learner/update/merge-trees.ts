import { isStarterPath, slugOf } from '../../kata/paths.ts';
import { slugsOf, type Renames } from './renames.ts';
import type { TreeEntry, Tree } from '../../platform/git/tree.ts';

/** What an update starts from besides the learner's files. */
export interface MergeInput {
  /** The newest state that both have in common. */
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
  /** Files that were replaced, by path: edits that conflict with the workbook's, and answers to removed katas. */
  displaced: ReadonlyMap<string, TreeEntry>;
}

/**
 * Merges upstream changes into a tree of the learner: a commit, the index or the folder. If only one side has changed a
 * file, that change wins. If both have changed a starter, the learner's file stays.
 */
export function mergeTrees(mine: Tree, { base, upstream, renames, merge }: MergeInput): MergeResult {
  const before = moved(base, renames);
  const own = moved(mine, renames);
  const tree = new Map<string, TreeEntry>();
  const newStarters = new Map<string, TreeEntry>();
  const displaced = new Map<string, TreeEntry>();
  const gone = new Set(slugsOf(base).filter((slug) => !slugsOf(upstream).includes(slug)));

  const resolve = (path: string): TreeEntry | undefined => {
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
    const leaf = resolve(path);
    if (leaf === undefined) continue;
    // A folder without a statement and tests would look like a broken kata.
    if (gone.has(slugOf(path) ?? '')) displaced.set(path, leaf);
    else tree.set(path, leaf);
  }
  return { tree, newStarters, displaced };
}

function moved(tree: Tree, { newPath }: Renames): Tree {
  const result = new Map<string, TreeEntry>();
  for (const [path, leaf] of tree) {
    const target = newPath(path);
    // If the new path is taken, keep the old path; it is displaced later as part of a removed kata.
    result.set(tree.has(target) ? path : target, leaf);
  }
  return result;
}
