import type { Key } from './key.ts';

/** By how many lines a key scrolls. */
export const scrollDeltaByKey: Partial<Record<Key, number>> = {
  up: -1,
  down: 1,
  pageup: -10,
  pagedown: 10,
  home: -Infinity,
  end: Infinity,
};
