import type { Key } from './key.ts';

/** By how many lines a key scrolls, if a page has so many. Undefined for other keys. */
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
