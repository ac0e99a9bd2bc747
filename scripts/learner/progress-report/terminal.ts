import { byLevel, levelHeading } from '../../kata/learning-order.ts';
import type { Theme } from '../../platform/terminal/theme.ts';
import { bookLine } from '../watch/ui/screen.ts';
import { nextOf, nextStep, katasToPractise, practiceOffer } from '../../progress/next-step.ts';
import { isPassed, type KataStatus } from '../../progress/kata-status.ts';
import { stateSigns } from '../../progress/state-signs.ts';

/**
 * What `npm run progress` prints: one line per kata, by level, and what to do if something is wrong.
 *
 * @param at slug of the kata that was opened last
 */
export function progressLines(book: readonly KataStatus[], paint: Theme, at?: string): string[] {
  const lines = byLevel(book).flatMap(([level, standings]) => [
    '',
    paint.bold(levelHeading(level)),
    ...standings.flatMap((standing) => kataLines(standing, paint)),
  ]);
  const next = nextOf(book, at);
  const due = katasToPractise(book).filter(({ number }) => number !== next?.number);
  return [
    ...lines,
    '',
    bookLine(book, paint),
    ...(next ? [`Next: npm start ${next.number}`] : []),
    ...practiceOffer(due),
  ];
}

function kataLines(standing: KataStatus, paint: Theme): string[] {
  const { number, title, minutes, state, earned, possible } = standing;
  const time = `${minutes} min`.padStart(7);
  const line = `${stateSigns[state]} ${number} ${title.padEnd(28)} ${time}  ${state.padEnd(16)} ${String(earned).padStart(2)} of ${possible}`;
  const shown = isPassed(standing) ? paint.success(line) : line;
  return isPlain(standing) ? [shown] : [shown, paint.error(`     ${nextStep(standing)}`)];
}

/** Whether the line needs no explanation. */
function isPlain({ state, rules }: KataStatus): boolean {
  const words = ['not started', 'started', 'solved', 'mastered'];
  return words.includes(state) && rules.every(({ killed }) => killed === undefined);
}
