import { relative } from 'node:path';
import { findKata, type Kata } from '../kata/catalog.ts';
import { slugOf } from '../kata/paths.ts';
import { isUntouched } from '../kata/starters.ts';
import { toForwardSlashes } from '../../katas/support/paths.ts';
import { tryGit } from '../platform/git/git.ts';
import { isLawsStarter } from '../progress/reverse-status.ts';
import { findReverseKata, isReverseQuery, listReverseKatas, type ReverseKata } from '../reverse/reverse-kata.ts';

/** Katas to run, reverse katas whose laws are to be judged, and a note that explains the choice if necessary. */
export interface ChosenKatas {
  katas: Kata[];
  reverse: ReverseKata[];
  note?: string;
}

/** The reverse katas whose laws somebody has begun to write. */
export function begunReverseKatas(root: string): ReverseKata[] {
  return listReverseKatas(root).filter((reverse) => !isLawsStarter(reverse));
}

/**
 * The katas and reverse katas that a learner names, each once.
 *
 * @throws {UserError} if one does not exist
 */
export function namedKatas(queries: readonly string[], root: string): ChosenKatas {
  const ofKind = (isReverse: boolean) => queries.filter((query) => isReverseQuery(query) === isReverse);
  return {
    katas: uniqueBySlug(ofKind(false).map((query) => findKata(query, root, command))),
    reverse: uniqueBySlug(ofKind(true).map((query) => findReverseKata(query, root, command))),
  };
}

/** The command that is suggested when somebody names a kata that does not exist. */
const command = 'npm test --';

function uniqueBySlug<T extends { slug: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.slug, one])).values()];
}

/**
 * The katas and reverse katas that somebody has begun, and whose files differ from those of a commit. If the commit is
 * unknown, for example before the first push of a branch, these are all that somebody has begun.
 */
export function changedKatas(commit: string, all: readonly Kata[], root: string): ChosenKatas {
  const begun = { katas: all.filter((kata) => !isUntouched(kata)), reverse: begunReverseKatas(root) };
  const isCommit = tryGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`]);
  if (!isCommit.ok)
    return { ...begun, note: 'The commit to compare with is not known, so everything that was started is run.' };
  const { output } = tryGit(root, ['diff', '--name-only', '--no-renames', isCommit.output, '--', 'katas']);
  const paths = output.split('\n');
  const isLaws = (path: string) => begun.reverse.some(({ laws }) => path === toForwardSlashes(relative(root, laws)));
  const slugs = new Set(paths.filter((path) => !isLaws(path)).map((path) => slugOf(path)));
  const katas = begun.katas.filter(({ slug }) => slugs.has(slug));
  const reverse = begun.reverse.filter(({ laws }) => paths.includes(toForwardSlashes(relative(root, laws))));
  const isNoneChosen = katas.length + reverse.length === 0;
  return { katas, reverse, ...(isNoneChosen ? { note: 'No started kata has changed.' } : {}) };
}
