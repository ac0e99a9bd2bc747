import { tryGit } from '../../platform/git/git.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { isBuilt, type Branch } from './branch.ts';

/**
 * Moves the local branches to the built commits, either both or neither.
 *
 * @returns one line per branch, with its old and new id
 * @throws {UserError} if a branch has someone's work, or is checked out
 */
export function moveBranches(root: string, branches: readonly Branch[]): string[] {
  const steps = branches.map(({ name, commit }) => ({ name, commit, old: idOf(root, name) }));
  const changed = steps.filter(({ old, commit }) => old !== commit);
  changed.forEach(({ name, old }) => {
    if (old !== undefined && !isBuilt(root, old)) {
      throw new UserError(
        `The branch ${name} has commits that this command did not build; rename it`,
        `git branch -m ${name} my-${name}`,
      );
    }
    const folder = checkedOutIn(root, name);
    if (folder !== undefined) {
      throw new UserError(`The branch ${name} is checked out in ${folder}`, `git -C ${folder} switch --detach`);
    }
  });
  // With an id of zeros, git checks that the branch does not exist yet.
  const input = changed.map(({ name, commit, old }) => {
    return `update refs/heads/${name} ${commit} ${old ?? '0'.repeat(commit.length)}\n`;
  });
  const { ok, errorMessage } = tryGit(root, ['update-ref', '--stdin'], { input: input.join('') });
  if (!ok) throw new UserError(`No branch was moved (${errorMessage.replace(/^fatal: /, '')})`, 'git branch --list');
  return steps.map(({ name, old, commit }) => moveLine(name, old, commit));
}

/** `homework: 1f2e3d4 → 9a8b7c6` */
export function moveLine(name: string, old: string | undefined, commit: string): string {
  const [before, after] = [old?.slice(0, 10), commit.slice(0, 10)];
  if (old === commit) return `${name}: ${after}, unchanged`;
  return `${name}: ${before ?? 'none'} → ${after}`;
}

function idOf(root: string, name: string): string | undefined {
  const { ok, output } = tryGit(root, ['rev-parse', '--verify', '--quiet', `refs/heads/${name}^{commit}`]);
  return ok ? output : undefined;
}

/** The folder in which a branch is checked out, if any. If the branch moved, all files there would look changed. */
function checkedOutIn(root: string, name: string): string | undefined {
  const worktrees = tryGit(root, ['worktree', 'list', '--porcelain']).output.split('\n\n');
  const worktree = worktrees.find((one) => one.split('\n').includes(`branch refs/heads/${name}`));
  return worktree === undefined ? undefined : /^worktree (.+)$/m.exec(worktree)?.[1];
}
