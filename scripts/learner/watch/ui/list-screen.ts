import { stateSigns } from '../../../progress/state-signs.ts';
import type { Theme } from '../../../platform/terminal/theme.ts';
import { listed, listedReverse, type ListView, type View } from '../view.ts';
import type { Screen } from './fit-screen.ts';

/** The list of all katas and reverse katas, in columns. */
export function listScreen(
  { book, reverse }: View,
  { filter, selected }: ListView,
  paint: Theme,
): Omit<Screen, 'keys'> {
  const katas = listed(book, filter);
  const longestTitle = Math.max(...book.map(({ title }) => title.length));
  const longestState = Math.max(...book.map(({ state }) => state.length));
  const lines = katas.map((kata, i) => {
    const points = `${kata.earned} of ${kata.possible}`.padStart(8);
    // The time comes last, because a narrow terminal has no room for it.
    const text = ` ${stateSigns[kata.state]} ${kata.number} ${kata.title.padEnd(longestTitle)}  ${kata.state.padEnd(longestState)} ${points}  ${kata.minutes} min`;
    return i === selected ? paint.accent(`>${text}`) : ` ${text}`;
  });
  const reverseLines = listedReverse(reverse, filter).map((one, i) => {
    const text = ` ${stateSigns[one.state]} ${one.id} ${one.title.padEnd(longestTitle - 1)}  ${one.state.padEnd(longestState)} ${`${one.earned} of ${one.possible}`.padStart(8)}`;
    return i + katas.length === selected ? paint.accent(`>${text}`) : ` ${text}`;
  });
  // One line, because the filter must be visible even on a small terminal.
  const head = [`${paint.bold('All katas')}  filter: ${filter}▏`, ''];
  return {
    head,
    body: lines.length + reverseLines.length > 0 ? [...lines, ...reverseLines] : ['  none'],
    foot: [],
    selected,
  };
}
