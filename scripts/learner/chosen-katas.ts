import { findKata, type Kata } from '../kata/catalog.ts';
import { slugOf } from '../kata/paths.ts';
import { isUntouched } from '../kata/starters.ts';
import { tryGit } from '../platform/git/git.ts';

/** Katas to run, and why these if that is not obvious. */
export interface ChosenKatas {
  katas: Kata[];
  note?: string;
}

/**
 * The katas that a learner names, each once.
 *
 * @throws {UserError} if one does not exist
 */
export function namedKatas(queries: readonly string[], root: string): ChosenKatas {
  const slugs = new Map(queries.map((query) => findKata(query, root, 'npm test --')).map((kata) => [kata.slug, kata]));
  return { katas: [...slugs.values()] };
}

/**
 * The katas whose files differ from those of a commit, and which somebody has begun. If there is no such commit, such as
 * before the first push of a branch, these are all that somebody has begun.
 */
export function changedKatas(commit: string, all: readonly Kata[], root: string): ChosenKatas {
  const begun = all.filter((kata) => !isUntouched(kata));
  const isCommit = tryGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`]);
  if (!isCommit.ok)
    return { katas: begun, note: 'The commit to compare with is not known, so all started katas are run.' };
  const { output } = tryGit(root, ['diff', '--name-only', '--no-renames', isCommit.output, '--', 'katas']);
  const slugs = new Set(output.split('\n').map((path) => slugOf(path)));
  const katas = begun.filter(({ slug }) => slugs.has(slug));
  return katas.length > 0 ? { katas } : { katas, note: 'No started kata has changed.' };
}
