import type { RunSettings } from '../../runner/runner.ts';

/** Stops at the first failure, without looking for the smallest input. This is enough to know that code is wrong. */
export const firstFailure: RunSettings = { firstFailure: true };

/**
 * Runs each law only with its examples and its first inputs, which are the same as in a full run. Most wrong code fails
 * on these, so only the rest needs a full run.
 */
export const firstInputs: RunSettings = { ...firstFailure, runs: 5 };
