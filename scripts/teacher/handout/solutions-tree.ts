import type { Tree } from '../../platform/git/tree.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { slugOf } from '../../kata/paths.ts';

/**
 * The workbook with each starter replaced by its reference solution. Nothing else changes: a starter keeps its mode,
 * `katas/starters.json` still lists the originals, and other files next to a starter stay.
 *
 * @throws {UserError} if a kata has no solution
 */
export function solutionsTree(main: Tree): Tree {
  const solutions = [...main.keys()].filter((path) => /^solutions\/\d\d-[^/]+\/[^/]+\.ts$/.test(path));
  const solved = new Set(solutions.map((path) => slugOf(starterOf(path))));
  const unsolved = [...main.keys()].map(slugOf).find((slug) => slug !== undefined && !solved.has(slug));
  if (unsolved !== undefined) {
    throw new UserError(
      `${unsolved} has no reference solution in this commit`,
      `git add solutions/${unsolved} && git commit`,
    );
  }
  const tree = new Map(main);
  for (const path of solutions) {
    const [mode = '', id = ''] = main.get(path)?.split(' ') ?? [];
    tree.set(starterOf(path), `${main.get(starterOf(path))?.split(' ')[0] ?? mode} ${id}`);
  }
  return tree;
}

/** The path of the starter that a solution replaces. */
function starterOf(solution: string): string {
  return solution.replace(/^solutions\//, 'katas/');
}
