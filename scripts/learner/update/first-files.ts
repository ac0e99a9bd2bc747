import { isStarterPath } from '../../kata/paths.ts';
import { git } from '../../platform/git/git.ts';

/** Files that learners do not change. Commits in which they are equal are candidates. */
const unchanged = ['scripts', 'katas/starters.json'];

/**
 * The commit of the workbook with whose files this branch began, if the two have no history in common: the repository was
 * made from a template or from a downloaded archive. Its first commit may also have a learner's answers and new files. Of
 * several such commits, the newest counts.
 *
 * @param commit where to look: this commit, and those before it
 * @returns undefined if there is none
 */
export function commitWithFirstFiles(root: string, commit: string): string | undefined {
  const [first = ''] = git(root, ['rev-list', '--max-parents=0', '--first-parent', 'HEAD']).split('\n');
  const commits = git(root, ['rev-list', commit]).split('\n');
  const ids = idsIn(root, [first, ...commits]);
  const candidates = ids.slice(1).flatMap((id, i) => (id !== undefined && id === ids[0] ? (commits[i] ?? []) : []));
  return candidates.find((id) => isBeginning(root, id, first));
}

/** Whether a learner may have made a commit from the files of another one: with answers, and with files of their own. */
function isBeginning(root: string, from: string, first: string): boolean {
  const args = ['diff-tree', '-r', '-z', '--no-renames', '--name-only', '--diff-filter=a', from, first];
  return git(root, args).split('\0').filter(Boolean).every(isStarterPath);
}

/** For each commit the ids of the files that learners do not change. Undefined for commits that lack one. */
function idsIn(root: string, commits: readonly string[]): (string | undefined)[] {
  const input = commits.flatMap((commit) => unchanged.map((path) => `${commit}:${path}\n`)).join('');
  const lines = git(root, ['cat-file', '--batch-check=%(objectname)'], { input }).split('\n');
  return commits.map((_, i) => {
    const ids = lines.slice(i * unchanged.length, (i + 1) * unchanged.length);
    return ids.every((id) => /^[0-9a-f]+$/.test(id)) ? ids.join(' ') : undefined;
  });
}
