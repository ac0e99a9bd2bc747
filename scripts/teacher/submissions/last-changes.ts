import type { Kata } from '../../kata/catalog.ts';
import type { IsolatedRepo } from './isolated-git.ts';
import { pathsOf } from './submission.ts';

/**
 * The last commit that changed each kata's files, from one run of git. Unknown if that is where a shallow clone ends.
 *
 * @returns a function that returns it for a kata
 */
export function changesOf(
  clone: IsolatedRepo,
  commit: string,
  katas: readonly Kata[],
): (kata: Kata) => { changed?: string } {
  const paths = katas.flatMap((kata) => [...pathsOf(kata).values()]);
  // A merge counts only where it differs from both sides.
  const how = ['--format=%x00%H %ct', '-z', '--name-only', '--no-renames', '--diff-merges=combined'];
  const { ok, output } = clone.ask(['log', ...how, commit, '--', ...paths]);
  const last = new Map<string, { id: string; seconds: number }>();
  let current = { id: '', seconds: Number.NaN };
  for (const part of ok ? output.split('\0') : []) {
    const [, id, seconds] = /^([0-9a-f]{40,64}) (-?\d*)$/.exec(part.trim()) ?? [];
    if (id !== undefined) current = { id, seconds: Number(seconds) };
    else if (part !== '' && !last.has(part.replace(/^\n/, ''))) last.set(part.replace(/^\n/, ''), current);
  }
  return (kata) => {
    const found = [...pathsOf(kata).values()].flatMap((path) => last.get(path) ?? []);
    // The newest of its files, in the order of the history, which is that of the log.
    const order = [...last.values()];
    const [newest] = found.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
    return newest === undefined || clone.shallow.has(newest.id) ? {} : changedAt(newest.seconds);
  };
}

/**
 * A commit can claim any date. What is before git, or after the year 9999, says nothing.
 *
 * @param seconds since 1970
 */
function changedAt(seconds: number): { changed?: string } {
  const firstOfGit = Date.UTC(2005, 3, 7) / 1000;
  const lastOfIso = Date.UTC(9999, 11, 31) / 1000;
  if (!(seconds >= firstOfGit && seconds <= lastOfIso)) return {};
  return { changed: new Date(seconds * 1000).toISOString() };
}
