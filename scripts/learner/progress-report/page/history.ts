import { readBlobs } from '../../../platform/git/blobs.ts';
import { localDay } from '../../../platform/local-day.ts';
import { git } from '../../../platform/git/git.ts';
import { parseProgress, readProgress, type Entry } from '../../../progress/progress-file.ts';
import { isReverseSlug } from '../../../reverse/reverse-kata.ts';
import type { KataStatus } from '../../../progress/kata-status.ts';

/** A learner's points at one time. */
export interface Moment {
  at: Date;
  points: number;
}

/**
 * How the points grew, oldest first, according to the commits that changed the progress file. Without such commits,
 * according to the dates of its entries. It begins with the first points, because the file may be older than the
 * learner's work.
 *
 * @param root the folder of the workbook, which may be anywhere in a repository
 */
export function readHistory(root: string): Moment[] {
  const committed = commitsOf(root);
  if (committed.length > 0) return sinceFirstPoints(committed);
  return fromDays([...readProgress(root).values()].filter(isOfKata));
}

/** The history, with the current points at its end. */
export function upToNow(history: readonly Moment[], book: readonly KataStatus[], now: Date): Moment[] {
  const before = history.filter(({ at }) => at < now);
  return lastOfEachDay([...before, { at: now, points: book.reduce((sum, { earned }) => sum + earned, 0) }]);
}

/** The last moment of each day. */
function lastOfEachDay(moments: readonly Moment[]): Moment[] {
  return [...new Map(moments.map((moment) => [localDay(moment.at), moment])).values()];
}

/** Leaves out what was before the first points, such as an empty file that came with the workbook. */
function sinceFirstPoints(moments: readonly Moment[]): Moment[] {
  const first = moments.findIndex(({ points }) => points > 0);
  return first < 0 ? [] : moments.slice(first);
}

/** The history according to the entries alone: each kata adds its points on the day of its last change. */
export function fromDays(entries: readonly Entry[]): Moment[] {
  const days = entries
    .filter(({ day }) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const sums = new Map<string, number>();
  let points = 0;
  for (const { day, earned } of days) {
    points += earned;
    sums.set(day, points);
  }
  // Noon, because the days are those of the learner's calendar.
  return [...sums].map(([day, sum]) => ({ at: new Date(`${day}T12:00:00`), points: sum }));
}

function commitsOf(root: string): Moment[] {
  try {
    const prefix = git(root, ['rev-parse', '--show-prefix']);
    const commits = git(root, ['log', '--format=%H %aI', '--', 'progress.txt'])
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ') as [id: string, date: string]);
    if (commits.length === 0) return [];
    const texts = readBlobs(
      root,
      commits.map(([id]) => `${id}:${prefix}progress.txt`),
    );
    return commits
      .map(([, date], i) => ({ at: new Date(date), points: pointsIn(texts[i] ?? '') }))
      .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  } catch {
    // There is no git, or the folder is not a clone.
    return [];
  }
}

function pointsIn(progress: string): number {
  return [...parseProgress(progress).values()].filter(isOfKata).reduce((sum, { earned }) => sum + earned, 0);
}

/** Whether an entry is about a kata. Reverse katas are counted separately. */
function isOfKata({ slug }: Entry): boolean {
  return !isReverseSlug(slug);
}
