import { ownerOf } from './chosen-katas.ts';
import type { Tree, TreeEntry } from '../../platform/git/tree.ts';

/** What a class's repository is brought up to date from. */
export interface HandOuts {
  /** What was handed out last. */
  base: Tree;
  /** What the class has now. */
  own: Tree;
  /** What is handed out. */
  next: Tree;
  /** The slugs of katas that come back if the class has deleted them. */
  chosen: readonly string[];
}

/**
 * Brings a class's repository up to date. A file that only one side has changed is as on that side. If both have changed
 * it, the class keeps its own.
 *
 * @returns the files, and the paths of those that both have changed
 */
export function mergeHandOut({ base, own, next, chosen }: HandOuts): { tree: Tree; kept: string[] } {
  const tree = new Map<string, TreeEntry>();
  const kept: string[] = [];
  for (const path of new Set([...own.keys(), ...next.keys()])) {
    const [before, theirs, ours] = [base.get(path), own.get(path), next.get(path)];
    const isChosen = theirs === undefined && chosen.includes(ownerOf(path) ?? '');
    const takesOurs = theirs === before || theirs === ours || isChosen;
    const leaf = takesOurs ? ours : theirs;
    if (!takesOurs && ours !== before) kept.push(path);
    if (leaf !== undefined) tree.set(path, leaf);
  }
  return { tree, kept: kept.toSorted() };
}
