import type { Tree } from '../update/tree.ts';
import { UserError } from '../user-error.ts';
import { isStarterPath } from '../workbook-files.ts';

/**
 * The workbook with each reference solution in the place of its starter. A starter keeps its mode, and nothing else
 * changes: `katas/starters.json` still says what was handed out.
 *
 * @throws {UserError} where a starter has no solution, or a solution no starter
 */
export function solutionsTree(main: Tree): Tree {
  const starters = [...main.keys()].filter(isStarterPath);
  const solutions = [...main.keys()].filter((path) => /^solutions\/\d\d-[^/]+\/[^/]+\.ts$/.test(path));
  const solved = new Set(solutions.map(starterOf));
  const lacking = starters.find((path) => !solved.has(path)) ?? [...solved].find((path) => !main.has(path));
  if (lacking !== undefined) {
    const what = main.has(lacking) ? 'reference solution' : 'starter';
    throw new UserError(`${lacking} has no ${what} in this commit`, `git log -- ${lacking}`);
  }
  const tree = new Map(main);
  for (const path of solutions) {
    const [mode] = main.get(starterOf(path))?.split(' ') ?? [];
    tree.set(starterOf(path), `${mode} ${main.get(path)?.split(' ')[1]}`);
  }
  return tree;
}

function starterOf(solution: string): string {
  return solution.replace(/^solutions\//, 'katas/');
}
