import { kataId } from '../../kata/kata-id.ts';
import type { Kata } from '../../kata/catalog.ts';
import type { IsolatedRepo } from './isolated-git.ts';

/** How many other branches are looked at. */
const mostBranches = 5;

/**
 * Says which branches have commits on these katas that the graded commit does not have. A student may have forgotten to
 * merge them.
 *
 * @param pathsOf the paths of a kata's files in the graded commit
 * @returns one sentence for each branch
 */
export function otherBranches(
  clone: IsolatedRepo,
  commit: string,
  katas: readonly Kata[],
  pathsOf: (kata: Kata) => readonly string[],
): string[] {
  // In most clones, all branches are at the same commit. Then no process is needed.
  if ([...clone.refIds].every((id) => id === commit) && clone.refIds.size > 0) return [];
  const listed = clone.ask(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/remotes']);
  const branches = new Map<string, string>();
  for (const line of listed.output.split('\n')) {
    const [id = '', ref = ''] = line.split(' ');
    if (id !== '' && id !== commit && !branches.has(id))
      branches.set(id, ref.replace(/^refs\/(heads|remotes\/[^/]+)\//, ''));
  }
  return [...branches].slice(0, mostBranches).flatMap(([id, name]) => {
    const numbers = changedKatas(clone, `${commit}..${id}`, katas, pathsOf);
    if (numbers.length === 0) return [];
    const which = `kata${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
    return [`The branch ${name} changes ${which} in commits that are not graded. To grade it: --at ${name}`];
  });
}

function changedKatas(
  clone: IsolatedRepo,
  range: string,
  katas: readonly Kata[],
  pathsOf: (kata: Kata) => readonly string[],
): string[] {
  const paths = katas.flatMap(pathsOf);
  if (paths.length === 0) return [];
  const { output } = clone.ask(['log', '--format=', '--name-only', '-z', range, '--', ...paths]);
  const changed = new Set(output.split(/[\0\n]/));
  return katas.filter((kata) => pathsOf(kata).some((path) => changed.has(path))).map(kataId);
}

/** The names of the folders in `katas` of a commit. */
export function foldersOf(clone: IsolatedRepo, commit: string): string[] {
  const { output } = clone.ask(['ls-tree', '-d', '-z', '--name-only', commit, '--', 'katas/']);
  return output.split('\0').flatMap((path) => /^katas\/([^/]+)$/.exec(path)?.[1] ?? []);
}
