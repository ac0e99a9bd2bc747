import type { KataStatus } from '../../progress/kata-status.ts';
import type { ReverseStatus } from '../../progress/reverse-status.ts';
import { listed, listedReverse, type ListView } from './view.ts';

/**
 * The effect of a key on the list: the changed list, `undefined` if the list closes, or the chosen kata.
 *
 * @param key a single character filters the list; other keys without a meaning do nothing
 */
export function pressInList(
  { filter, marked }: ListView,
  key: string,
  book: readonly KataStatus[],
  reverse: readonly ReverseStatus[] = [],
): { list: ListView | undefined } | { chosen: KataStatus | ReverseStatus } {
  const shown = [...listed(book, filter), ...listedReverse(reverse, filter)];
  const mark = (to: number) => ({ list: { filter, marked: Math.max(0, Math.min(shown.length - 1, to)) } });
  switch (key) {
    case 'escape':
      return { list: undefined };
    case 'up':
      return mark(marked - 1);
    case 'down':
      return mark(marked + 1);
    case 'pageup':
      return mark(marked - 10);
    case 'pagedown':
      return mark(marked + 10);
    case 'home':
      return mark(0);
    case 'end':
      return mark(shown.length - 1);
    case 'backspace':
      return filter === '' ? mark(marked) : narrow([...filter].slice(0, -1).join(''));
    case 'return': {
      const chosen = shown[marked];
      return chosen ? { chosen } : mark(marked);
    }
    default:
      return [...key].length === 1 ? narrow(filter + key) : mark(marked);
  }
}

function narrow(filter: string): { list: ListView } {
  return { list: { filter, marked: 0 } };
}
