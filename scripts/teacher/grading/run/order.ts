import { createHash } from 'node:crypto';

/** The same elements in an order that depends only on the seed and the number of elements. */
export function seededShuffle<T>(all: readonly T[], seed: number): T[] {
  const sortKey = (i: number) => createHash('sha256').update(`${seed} ${i}`).digest('hex');
  return all
    .map((one, i) => ({ one, key: sortKey(i) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);
}
