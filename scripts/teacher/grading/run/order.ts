import { createHash } from 'node:crypto';

/** The same elements in an order that only a seed decides. */
export function inOrder<T>(all: readonly T[], seed: number): T[] {
  const place = (i: number) => createHash('sha256').update(`${seed} ${i}`).digest('hex');
  return all
    .map((one, i) => ({ one, at: place(i) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ one }) => one);
}
