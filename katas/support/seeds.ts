import type fc from 'fast-check';
import { thrownIn } from './thrown-in-law.ts';

/** The result of a law under many seeds. */
export interface ManyOutcomes<T> {
  /** The first failure. If nothing failed, the last outcome. */
  outcome: fc.RunDetails<T>;
  /** The seeds under which an expectation failed. */
  brokenUnder: number[];
}

/** Checks a law under each seed, and continues after a failure. */
export async function checkUnderSeeds<T>(
  [first, ...others]: readonly [number, ...number[]],
  check: (seed: number) => Promise<fc.RunDetails<T>>,
): Promise<ManyOutcomes<T>> {
  let outcome = await check(first);
  const brokenUnder = isBroken(outcome) ? [first] : [];
  for (const seed of others) {
    const other = await check(seed);
    if (isBroken(other)) brokenUnder.push(seed);
    if (!outcome.failed) outcome = other;
  }
  return { outcome, brokenUnder };
}

function isBroken(outcome: { errorInstance: unknown }): boolean {
  const thrown = thrownIn(outcome);
  return thrown instanceof Error && thrown.name === 'AssertionError';
}
