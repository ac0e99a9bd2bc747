import { UserError } from '../../platform/errors/user-error.ts';
import { isBuilt, type Branch } from './branch.ts';
import { moveLine } from './move-branches.ts';
import { askRemote, pushTo } from './remote.ts';

/**
 * Pushes the built branches, either both or neither. A branch of the remote moves only if it has not changed since it
 * was checked.
 *
 * @returns one line per branch, with its old and new id
 * @throws {UserError} if the remote cannot be reached, has someone's work, or rejects the push
 */
export function pushBranches(root: string, branches: readonly Branch[], remote: string): string[] {
  const refs = branches.map(({ name }) => `refs/heads/${name}`);
  const ask = (args: string[]) => askRemote(root, remote, args, 'git remote -v');
  const listed = ask(['ls-remote', remote, ...refs]);
  const steps = branches.map(({ name, commit }) => ({
    name,
    commit,
    old: new RegExp(`^(\\S+)\\s+refs/heads/${name}$`, 'm').exec(listed)?.[1],
  }));
  const changed = steps.filter(({ old, commit }) => old !== commit);
  changed.forEach(({ name, old }) => {
    if (old === undefined) return;
    ask(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remote, `refs/heads/${name}`]);
    if (isBuilt(root, old)) return;
    throw new UserError(
      `The branch ${name} of ${remote} has commits that this command did not build; rename it`,
      `git push ${remote} ${old}:refs/heads/my-${name} :refs/heads/${name}`,
    );
  });
  if (changed.length > 0) {
    const leases = changed.map(({ name, old = '' }) => `--force-with-lease=refs/heads/${name}:${old}`);
    const refspecs = changed.map(({ name, commit }) => `${commit}:refs/heads/${name}`);
    pushTo(root, remote, ['--atomic', ...leases], refspecs, {
      what: 'the branches',
      remedy: `npm run publish:branches -- --push ${remote}`,
    });
  }
  return steps.map(({ name, old, commit }) => moveLine(`${remote}/${name}`, old, commit));
}
