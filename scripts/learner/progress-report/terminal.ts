import { byLevel, levelHeading } from '../../kata/learning-order.ts';
import type { Theme } from '../../platform/terminal/theme.ts';
import { bookLine } from '../watch/ui/screen.ts';
import { nextOf, nextStep, katasToPractise, practiceOffer } from '../../progress/next-step.ts';
import { isPassed, type KataStatus } from '../../progress/kata-status.ts';
import { stateSigns } from '../../progress/state-signs.ts';

/**
 * What `npm run progress` prints about katas: one line for each, by level, and the next step if something is wrong.
 *
 * @param lastSlug slug of the kata that was opened last
 */
export function progressLines(book: readonly KataStatus[], paint: Theme, lastSlug?: string): string[] {
  const lines = byLevel(book).flatMap(([level, statuses]) => [
    '',
    paint.bold(levelHeading(level)),
    ...statuses.flatMap((status) => kataLines(status, paint)),
  ]);
  const next = nextOf(book, lastSlug);
  const due = katasToPractise(book).filter(({ number }) => number !== next?.number);
  return [
    ...lines,
    '',
    bookLine(book, paint),
    ...(next ? [`Next: npm start ${next.number}`] : []),
    ...practiceOffer(due),
  ];
}

function kataLines(status: KataStatus, paint: Theme): string[] {
  const { number, title, minutes, state, earned, possible } = status;
  const time = `${minutes} min`.padStart(7);
  const line = `${stateSigns[state]} ${number} ${title.padEnd(28)} ${time}  ${state.padEnd(16)} ${String(earned).padStart(2)} of ${possible}`;
  const shown = isPassed(status) ? paint.success(line) : line;
  return isSelfExplanatory(status) ? [shown] : [shown, paint.error(`     ${nextStep(status)}`)];
}

/** Whether the line needs no explanation. */
function isSelfExplanatory({ state, rules }: KataStatus): boolean {
  const usualStates = ['not started', 'started', 'solved', 'mastered'];
  return usualStates.includes(state) && rules.every(({ killed }) => killed === undefined);
}
