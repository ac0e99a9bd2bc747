import { existsSync } from 'node:fs';
import { tryGit, gitPaths } from '../../platform/git/git.ts';
import { assertIsClone } from '../../platform/git/assert-clone.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/** What may be in progress, by the file or folder inside `.git` that exists until it is finished. */
const underWay: readonly [file: string, what: string, finish: string, remedy: string][] = [
  ['MERGE_HEAD', 'A merge', 'git commit', 'git merge --abort'],
  ['rebase-merge', 'A rebase', 'git rebase --continue', 'git rebase --abort'],
  ['rebase-apply', 'A rebase', 'git rebase --continue', 'git rebase --abort'],
  ['CHERRY_PICK_HEAD', 'A cherry-pick', 'git cherry-pick --continue', 'git cherry-pick --abort'],
  ['REVERT_HEAD', 'A revert', 'git revert --continue', 'git revert --abort'],
];

/**
 * Checks that an update is possible and can do no harm.
 *
 * @throws {UserError} if not, with the command that fixes it
 */
export function assertUpdatable(root: string): void {
  assertIsClone(root);
  if (!tryGit(root, ['rev-parse', '--verify', 'HEAD']).ok) {
    throw new UserError('Nothing is committed here yet', 'git clone <address of the workbook>');
  }
  const markers = gitPaths(root, ...underWay.map(([file]) => file));
  const [, what, finish, remedy] = underWay[markers.findIndex((path) => existsSync(path))] ?? [];
  if (remedy !== undefined) throw new UserError(`${what} is in progress; finish it (${finish}) or abort it`, remedy);
  const [conflict] = tryGit(root, ['diff', '--name-only', '--diff-filter=U', '-z']).output.split('\0').filter(Boolean);
  if (conflict !== undefined) throw new UserError(`${conflict} has conflicts; resolve them`, `git add ${conflict}`);
  if (!tryGit(root, ['symbolic-ref', '--quiet', 'HEAD']).ok) {
    throw new UserError('No branch is checked out, so an update would get lost', 'git switch -c mine');
  }
  if (tryGit(root, ['config', '--type=bool', 'core.sparseCheckout']).output === 'true') {
    throw new UserError(
      'This is a sparse checkout, so files of the workbook are missing',
      'git sparse-checkout disable',
    );
  }
}
