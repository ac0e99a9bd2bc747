import type { Kata } from '../kata/catalog.ts';
import { localDay } from '../platform/local-day.ts';
import { rulesFingerprint } from '../kata/fingerprint.ts';
import { readProgress, writeProgress, type Entry } from '../progress/progress-file.ts';
import { pointsIn, readStatement } from '../kata/statement.ts';

/** The texts of the hints that were taken so far, and how many hints there are in all. */
export interface Hints {
  taken: string[];
  count: number;
}

/** Takes one more hint, if there is one, and records it in the progress file. */
export function takeHint(kata: Kata): Hints {
  const { hints, rules } = readStatement(kata.statement);
  const before = readProgress(kata.root).get(kata.slug);
  const taken = Math.min(hints.length, (before?.hints ?? 0) + 1);
  const untouched: Entry = {
    slug: kata.slug,
    state: 'not started',
    earned: 0,
    possible: pointsIn(rules),
    holding: [],
    day: localDay(new Date()),
    rules: rulesFingerprint(kata),
    hints: 0,
  };
  writeProgress([{ ...(before ?? untouched), hints: taken }], kata.root);
  return { taken: hints.slice(0, taken), count: hints.length };
}
