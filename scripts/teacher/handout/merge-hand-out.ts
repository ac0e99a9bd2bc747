import { ownerOf } from './chosen-katas.ts';
import type { Tree, TreeEntry } from '../../platform/git/tree.ts';

/** The three trees to merge, and the katas that were asked for. */
export interface HandOuts {
  /** What was handed out last. */
  base: Tree;
  /** What the class has now. */
  own: Tree;
  /** What is handed out now. */
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
    const [baseEntry, classEntry, newEntry] = [base.get(path), own.get(path), next.get(path)];
    const isChosen = classEntry === undefined && chosen.includes(ownerOf(path) ?? '');
    const takesNew = classEntry === baseEntry || classEntry === newEntry || isChosen;
    const entry = takesNew ? newEntry : classEntry;
    if (!takesNew && newEntry !== baseEntry) kept.push(path);
    if (entry !== undefined) tree.set(path, entry);
  }
  return { tree, kept: kept.toSorted() };
}
