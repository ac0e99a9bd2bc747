import { changesText } from '../progress/rule-changes.ts';
import type { Standing } from '../progress/standing.ts';
import { lineFor } from './line-for.ts';
import type { Panel } from './view.ts';

/** Stands while all katas are being checked. */
export const checking: Panel = { title: 'All katas', lines: ['checking …'] };

/** How all katas stand, after a check. */
export function checked(book: readonly Standing[]): Panel {
  const begun = book.filter(({ state }) => state !== 'not started');
  const lines = begun.map(
    ({ number, title, state, earned, possible, changes }) =>
      `${number} ${title}: ${state}, ${earned} of ${possible}${changes ? `. ${changesText(changes)}` : ''}`,
  );
  return { title: checking.title, lines: lines.length > 0 ? lines : ['None is begun yet.'] };
}

/** Whatever was thrown, in one line. */
export function didNotWork(error: unknown): Panel {
  return { title: 'That did not work', lines: [lineFor(error)] };
}
