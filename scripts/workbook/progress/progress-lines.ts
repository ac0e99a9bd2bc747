import { partOf } from '../part-of.ts';
import type { Paint } from '../loop/paint.ts';
import { bookLine } from '../loop/screen.ts';
import { nextOf, nextStep } from './next-step.ts';
import { isPassed, type Standing } from './standing.ts';
import { stateSigns } from './state-signs.ts';

/**
 * What `npm run progress` prints: a line a kata, by part, with what to do where something is wrong.
 *
 * @param at slug of the kata that was opened last
 */
export function progressLines(book: readonly Standing[], paint: Paint, at?: string): string[] {
  const lines: string[] = [];
  let part = '';
  for (const standing of book) {
    if (partOf(standing.number) !== part) {
      part = partOf(standing.number);
      lines.push('', paint.strong(part));
    }
    lines.push(...kataLines(standing, paint));
  }
  const next = nextOf(book, at);
  return [...lines, '', bookLine(book, paint), ...(next ? [`Next: npm start ${next.number}`] : [])];
}

function kataLines(standing: Standing, paint: Paint): string[] {
  const { number, title, state, earned, possible } = standing;
  const line = `${stateSigns[state]} ${number} ${title.padEnd(28)} ${state.padEnd(16)} ${String(earned).padStart(2)} of ${possible}`;
  const shown = isPassed(standing) ? paint.good(line) : line;
  return isPlain(standing) ? [shown] : [shown, paint.bad(`     ${nextStep(standing)}`)];
}

/** Whether the line needs no explanation. */
function isPlain({ state, rules }: Standing): boolean {
  const words = ['not started', 'started', 'solved', 'mastered'];
  return words.includes(state) && rules.every(({ killed }) => killed === undefined);
}
