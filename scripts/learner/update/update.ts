import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findKata } from '../../kata/catalog.ts';
import { git, GitError } from '../../platform/git/git.ts';
import { rulesFingerprint } from '../../kata/fingerprint.ts';
import { readProgress } from '../../progress/progress-file.ts';
import { isPassed } from '../../progress/kata-status.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { slugOf } from '../../kata/paths.ts';
import { assertUpdatable } from './preconditions.ts';
import { prepare, type UpdatePlan } from './prepare.ts';
import { slugsOf } from './renames.ts';
import { recover, applyUpdate, type Recovery } from './apply-update.ts';
import { contentOf, differences, readTree, type Tree } from '../../platform/git/tree.ts';
import { fetchUpstream, type Upstream } from './upstream.ts';

/** A kata as messages name it. */
export interface Named {
  number: number;
  title: string;
}

/** The result of an update. */
export interface Update {
  /** The remote and the branch: `upstream/main`. */
  from: string;
  /** How many commits were new. 0 if there was nothing to update. */
  commits: number;
  changed: Named[];
  /** New katas. */
  fresh: Named[];
  renamed: { from: string; to: string }[];
  /** Slugs of removed katas. */
  gone: string[];
  /** Whether the code that all katas share has changed. */
  shared: boolean;
  /** Katas that were passed under rules that have since changed. */
  stale: Named[];
  /** Files of the learner that stayed although their starter has changed, and where the new starter is. */
  newStarters: [path: string, kept: string][];
  /** Files of the learner that were replaced or removed, and where they are now. */
  displaced: [path: string, kept: string][];
  /** Whether the packages have changed, so that they must be installed again. */
  packages: boolean;
  /** What was done about an interrupted update. */
  recovered: Recovery | undefined;
}

/**
 * Applies the changes from upstream, completely or not at all.
 *
 * @throws {UserError} if that cannot be done; nothing has changed then
 */
export function update(root: string): Update {
  const scratch = mkdtempSync(join(tmpdir(), 'workbook-update-'));
  try {
    assertUpdatable(root);
    const recovered = recover(root);
    const upstream = fetchUpstream(root);
    const commits = Number(git(root, ['rev-list', '--count', `HEAD..${upstream.commit}`]));
    if (commits === 0) return { ...noChanges(upstream), recovered };
    const passedBefore = passedNumbers(root);
    const prepared = prepare(root, upstream, scratch);
    applyUpdate(root, prepared, scratch);
    return { ...whatChanged(root, upstream, prepared, passedBefore), commits, recovered };
  } catch (error) {
    if (error instanceof GitError)
      throw new UserError(`Nothing was changed, because git failed (${error.message})`, 'git status');
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The result if there is nothing to update. */
function noChanges({ name }: Upstream): Update {
  const none = { changed: [], fresh: [], renamed: [], gone: [], stale: [], newStarters: [], displaced: [] };
  return { from: name, commits: 0, ...none, shared: false, packages: false, recovered: undefined };
}

/** The numbers of the katas that are passed under the rules that are in the folder now. */
function passedNumbers(root: string): ReadonlySet<number> {
  return new Set(passedKatas(root).map(({ number }) => number));
}

function passedKatas(root: string): { number: number }[] {
  const passed = [...readProgress(root).values()].filter(isPassed);
  return passed.flatMap(({ slug, rules }) => {
    try {
      const kata = findKata(slug, root);
      return rules === rulesFingerprint(kata) ? [kata] : [];
    } catch {
      // The statement or the tests are missing. The doctor reports that.
      return [];
    }
  });
}

/** A kata's number, and its title from the heading of its statement. */
function nameIn(root: string, tree: Tree, slug: string): Named {
  const statement = tree.get(`katas/${slug}/README.md`);
  const heading = statement === undefined ? undefined : /^# \d\d (.+)/.exec(contentOf(root, statement).toString());
  return { number: numberOf(slug), title: heading?.[1] ?? slug.slice(3) };
}

function whatChanged(
  root: string,
  { name, commit, base }: Upstream,
  { work, next, renames, newStarters, displaced }: UpdatePlan,
  passedBefore: ReadonlySet<number>,
): Omit<Update, 'commits' | 'recovered'> {
  const [before, after] = [readTree(root, base), readTree(root, commit)];
  const named = (slugs: readonly string[]): Named[] =>
    slugsOf(after)
      .filter((slug) => slugs.includes(slug))
      .toSorted()
      .map((slug) => nameIn(root, after, slug));
  const changedPaths = differences(before, after);
  const renamedTo = [...renames.slugs.values()];
  const fresh = slugsOf(after).filter((slug) => !slugsOf(before).includes(slug) && !renamedTo.includes(slug));
  const changed = changedPaths.flatMap((path) => slugOf(path) ?? []).filter((slug) => !fresh.includes(slug));
  const passedNow = passedNumbers(root);
  return {
    from: name,
    changed: named(changed),
    fresh: named(fresh),
    renamed: [...renames.slugs].map(([from, to]) => ({ from, to })),
    gone: slugsOf(before).filter((slug) => !slugsOf(after).includes(slug) && !renames.slugs.has(slug)),
    shared: changedPaths.some((path) => path.startsWith('katas/support/')),
    stale: named(slugsOf(after).filter((slug) => passedBefore.has(numberOf(slug)) && !passedNow.has(numberOf(slug)))),
    newStarters,
    displaced,
    packages: ['package.json', 'package-lock.json'].some((path) => work.get(path) !== next.get(path)),
  };
}

function numberOf(slug: string): number {
  return Number(slug.slice(0, 2));
}
