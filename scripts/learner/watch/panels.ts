import type { Hints } from '../hints.ts';
import type { Reference } from '../reference.ts';
import { changesText } from '../../progress/rule-changes.ts';
import type { KataStatus } from '../../progress/kata-status.ts';
import { toErrorLine } from '../../platform/errors/error-message.ts';
import type { Panel } from './view.ts';

/** Shown while all katas are being checked. */
export const checkingPanel: Panel = { title: 'Katas that you have started', lines: ['checking …'] };

/** The status of all katas that have been started, after a check. */
export function checkedPanel(book: readonly KataStatus[]): Panel {
  const begun = book.filter(({ state }) => state !== 'not started');
  const lines = begun.map(
    ({ number, title, state, earned, possible, changes }) =>
      `${number} ${title}: ${state}, ${earned} of ${possible}${changes ? `. ${changesText(changes)}` : ''}`,
  );
  return { title: checkingPanel.title, lines: lines.length > 0 ? lines : ['No kata has been started yet.'] };
}

/** The texts of the hints that were taken, each with its number. */
export function hintPanel({ taken, count }: Hints): Panel {
  const lines = taken.flatMap((hint, i) => [...(i > 0 ? [''] : []), ...numbered(i + 1, hint)]);
  const last = taken.length === count ? ['', 'There are no more hints.'] : [];
  return { title: `Hint ${taken.length} of ${count}`, lines: [...lines, ...last] };
}

/** The diff between the learner's code and the reference, its notes, and another correct solution. */
export function solutionPanel({ diff, helpers, notes, variant }: Reference): Panel {
  const more = notes === undefined ? [] : ['', ...notes.trimEnd().split('\n')];
  const other = variant
    ? ['', `Another correct solution: ${variant.path}`, '', ...variant.text.trimEnd().split('\n')]
    : [];
  return {
    title: 'Differences between your code and the reference',
    lines: [...(diff || 'No differences.').split('\n'), ...(helpers === undefined ? [] : [helpers]), ...more, ...other],
  };
}

/** The diff between the answers from before and after practice. */
export function comparisonPanel(diff: string | undefined): Panel {
  const lines =
    diff === undefined
      ? ['Your earlier answer is not on this machine.']
      : (diff || 'Both answers are the same.').split('\n');
  return { title: 'Solved again. Your earlier answer (-) and the new one (+)', lines };
}

function numbered(number: number, text: string): string[] {
  return text.split('\n').map((line, i) => `${i === 0 ? number : ' '}  ${line}`.trimEnd());
}

/** Shows any thrown value in one line. */
export function errorPanel(error: unknown): Panel {
  return { title: 'That did not work', lines: [toErrorLine(error)] };
}
