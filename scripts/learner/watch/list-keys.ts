import type { KataStatus } from '../../progress/kata-status.ts';
import type { ReverseStatus } from '../../progress/reverse-status.ts';
import { listed, listedReverse, type ListView } from './view.ts';

/**
 * The effect of a key on the list: the changed list, `undefined` if the list closes, or the chosen kata.
 *
 * @param key a single character is added to the filter; other keys that are not handled do nothing
 */
export function pressInList(
  { filter, selected }: ListView,
  key: string,
  book: readonly KataStatus[],
  reverse: readonly ReverseStatus[] = [],
): { list: ListView | undefined } | { chosen: KataStatus | ReverseStatus } {
  const entries = [...listed(book, filter), ...listedReverse(reverse, filter)];
  const select = (to: number) => ({ list: { filter, selected: Math.max(0, Math.min(entries.length - 1, to)) } });
  switch (key) {
    case 'escape':
      return { list: undefined };
    case 'up':
      return select(selected - 1);
    case 'down':
      return select(selected + 1);
    case 'pageup':
      return select(selected - 10);
    case 'pagedown':
      return select(selected + 10);
    case 'home':
      return select(0);
    case 'end':
      return select(entries.length - 1);
    case 'backspace':
      return filter === '' ? select(selected) : narrow([...filter].slice(0, -1).join(''));
    case 'return': {
      const chosen = entries[selected];
      return chosen ? { chosen } : select(selected);
    }
    default:
      return [...key].length === 1 ? narrow(filter + key) : select(selected);
  }
}

function narrow(filter: string): { list: ListView } {
  return { list: { filter, selected: 0 } };
}
