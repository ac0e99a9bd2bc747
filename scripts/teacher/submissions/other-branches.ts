import { kataId } from '../../kata/kata-id.ts';
import type { Kata } from '../../kata/catalog.ts';
import { mapConcurrently } from '../../platform/map-concurrently.ts';
import { toGradeAt } from './clone-notes.ts';
import type { IsolatedRepo } from './isolated-git.ts';

/** The maximum number of other branches that are examined. */
const maxBranches = 5;

/**
 * Says which branches have commits on these katas that the graded commit does not have. A student may have forgotten to
 * merge them.
 *
 * @param folder of the clone, as it appears in the command that grades such a branch
 * @param pathsOf the paths of a kata's files in the graded commit
 * @returns one sentence for each branch
 */
export async function otherBranches(
  folder: string,
  clone: IsolatedRepo,
  commit: string,
  katas: readonly Kata[],
  pathsOf: (kata: Kata) => readonly string[],
): Promise<string[]> {
  // In most clones, all branches are at the same commit. Then no process is needed.
  if ([...clone.refIds].every((id) => id === commit) && clone.refIds.size > 0) return [];
  const listed = await clone.ask(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/remotes']);
  const refs = listed.output.split('\n').map((line) => line.split(' '));
  const local = new Set(refs.map(([, ref = '']) => ref));
  const branches = new Map<string, string>();
  for (const [id = '', ref = ''] of refs) {
    // The remote's HEAD is another name of one of its branches.
    if (id === '' || id === commit || branches.has(id) || /^refs\/remotes\/[^/]+\/HEAD$/.test(ref)) continue;
    const [, remote = '', name = ''] = /^refs\/(?:heads|remotes\/([^/]+))\/(.+)$/.exec(ref) ?? [];
    // If a local and a remote branch have the same name, the short name selects the local one.
    branches.set(id, remote !== '' && local.has(`refs/heads/${name}`) ? `${remote}/${name}` : name);
  }
  const notes = await mapConcurrently([...branches].slice(0, maxBranches), 1, async ([id, name]) => {
    const numbers = await changedKatas(clone, `${commit}..${id}`, katas, pathsOf);
    if (numbers.length === 0) return [];
    const which = `kata${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
    return [`The branch ${name} changes ${which} in commits that are not graded. ${toGradeAt(folder, name, id)}`];
  });
  return notes.flat();
}

async function changedKatas(
  clone: IsolatedRepo,
  range: string,
  katas: readonly Kata[],
  pathsOf: (kata: Kata) => readonly string[],
): Promise<string[]> {
  const paths = katas.flatMap(pathsOf);
  if (paths.length === 0) return [];
  const { output } = await clone.ask(['log', '--format=', '--name-only', '-z', range, '--', ...paths]);
  const changed = new Set(output.split(/[\0\n]/));
  return katas.filter((kata) => pathsOf(kata).some((path) => changed.has(path))).map(kataId);
}

/** The paths of all files of a commit. */
export async function listFiles(clone: IsolatedRepo, commit: string): Promise<string[]> {
  const { output } = await clone.ask(['ls-tree', '-r', '-z', '--name-only', commit]);
  return output.split('\0').filter(Boolean);
}
