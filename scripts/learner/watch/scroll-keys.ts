import type { Key } from './key.ts';

/**
 * By how many lines a key scrolls; negative means up. Undefined for keys that do not scroll.
 *
 * @param page how many lines Page Up and Page Down scroll
 */
export function scrollDelta(key: Key, page: number): number | undefined {
  const deltas: Partial<Record<Key, number>> = {
    up: -1,
    down: 1,
    pageup: -page,
    pagedown: page,
    home: -Infinity,
    end: Infinity,
  };
  return deltas[key];
}
