import { isStarterPath } from '../../kata/paths.ts';
import { git } from '../../platform/git/git.ts';

/** Paths that learners do not change. Commits in which they are equal are candidates. */
const unchangedPaths = ['scripts', 'katas/starters.json'];

/**
 * The commit of the workbook with whose files this branch began, if the two have no history in common because the
 * repository was made from a template or from a downloaded archive. The first commit of the branch may also contain
 * answers and files of the learner. Of several such commits of the workbook, the newest counts.
 *
 * @param commit the newest commit of the workbook that is considered
 * @returns the commit's id, or `undefined` if there is none
 */
export function commitWithFirstFiles(root: string, commit: string): string | undefined {
  const [first = ''] = git(root, ['rev-list', '--max-parents=0', '--first-parent', 'HEAD']).split('\n');
  const commits = git(root, ['rev-list', commit]).split('\n');
  const ids = idsIn(root, [first, ...commits]);
  const candidates = ids.slice(1).flatMap((id, i) => (id !== undefined && id === ids[0] ? (commits[i] ?? []) : []));
  return candidates.find((id) => isBeginning(root, id, first));
}

/** Whether the first commit differs from another one only by answers and new files, as a learner makes them. */
function isBeginning(root: string, from: string, first: string): boolean {
  const args = ['diff-tree', '-r', '-z', '--no-renames', '--name-only', '--diff-filter=a', from, first];
  return git(root, args).split('\0').filter(Boolean).every(isStarterPath);
}

/** For each commit, git's ids of the paths that learners do not change. Undefined for commits that lack one. */
function idsIn(root: string, commits: readonly string[]): (string | undefined)[] {
  const input = commits.flatMap((commit) => unchangedPaths.map((path) => `${commit}:${path}\n`)).join('');
  const lines = git(root, ['cat-file', '--batch-check=%(objectname)'], { input }).split('\n');
  return commits.map((_, i) => {
    const ids = lines.slice(i * unchangedPaths.length, (i + 1) * unchangedPaths.length);
    return ids.every((id) => /^[0-9a-f]+$/.test(id)) ? ids.join(' ') : undefined;
  });
}
