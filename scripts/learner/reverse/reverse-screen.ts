import type { Theme } from '../../platform/terminal/theme.ts';
import { shownPath } from '../../platform/shown-path.ts';
import { isValid } from '../../reverse/result.ts';
import { lineOn, NBSP, type Screen } from '../watch/ui/fit-screen.ts';
import { pointsText, resultLines, type Offers } from './result-lines.ts';
import type { ReverseView } from './reverse-view.ts';

const keyOffers: Offers = { hint: 'h shows a hint.', code: 's shows the code of all of them.' };

/** Commands instead of keys, because there are no keys without a terminal. */
function commandOffers({ reverse: { id } }: ReverseView): Offers {
  return {
    hint: `For a hint: npm run hint ${id}`,
    code: `The key s shows the code of all of them. On a terminal: npm start ${id}`,
  };
}

/** The screen of a reverse kata as lines, without the keys. It names commands in place of keys. */
export function reverseScreenLines(view: ReverseView, paint: Theme): string[] {
  const { head, body, foot } = buildScreen(commandOffers(view), view, paint);
  return [...head, ...body, ...foot.map((line) => lineOn(line, Infinity))];
}

/**
 * The screen of a reverse kata, to be fitted into a terminal.
 *
 * @param notices lines that stay at the bottom
 */
export function reverseScreenOf(view: ReverseView, paint: Theme, notices: readonly string[] = []): Screen {
  return buildScreen(keyOffers, view, paint, notices);
}

function buildScreen(offers: Offers, view: ReverseView, paint: Theme, notices: readonly string[] = []): Screen {
  const { panel } = view;
  const keys = keyLine(view, paint);
  if (panel?.isPage) {
    return {
      head: [paint.bold(panel.title), ''],
      body: panel.lines,
      foot: [],
      keys,
      ...(panel.firstLine === undefined ? {} : { firstLine: panel.firstLine }),
    };
  }
  const { reverse, status, running, note, result } = view;
  // The progress file contains whole points, but the result below may have fractions.
  const points = result && isValid(result) ? pointsText(result) : `${status.earned} of ${status.possible}`;
  const state = `${status.state}, ${points}`;
  return {
    head: [
      `${paint.bold(`${reverse.id} ${status.title}: write the laws`)}${paint.muted(`  ${state}${running ? '  running …' : ''}`)}`,
    ],
    body: [
      `${paint.muted('statement:')} ${shownPath(reverse.kata.statement)}`,
      `${paint.muted('your laws:')} ${shownPath(reverse.laws)}`,
      '',
      ...(note === undefined ? [] : [paint.accent(note), '']),
      ...bodyLines(view, paint, offers),
      ...(panel ? ['', paint.bold(panel.title), ...panel.lines.map((line) => (line === '' ? '' : `  ${line}`))] : []),
    ],
    foot: notices.length === 0 ? [] : ['', ...notices.map((line) => paint.error(line))],
    keys,
  };
}

function keyLine({ panel, question }: ReverseView, paint: Theme): string {
  if (question) return `${paint.bold(question.text)} ${paint.muted('y yes  any other key no')}`;
  const keys = 'n next  p previous  t statement  o editor  h hint  s show impostors  r reset  k solve the kata  q quit';
  return paint.muted((panel ? `esc back  ${keys}` : keys).replaceAll(/(?<! ) (?! )/g, NBSP));
}

function bodyLines({ result, trouble, exploring, panel }: ReverseView, paint: Theme, offers: Offers): string[] {
  if (trouble !== undefined) return [paint.error(trouble)];
  if (!result) return [paint.muted('The first run takes a moment.')];
  return resultLines(result, { paint, offers, exploring, isShort: panel !== undefined });
}
