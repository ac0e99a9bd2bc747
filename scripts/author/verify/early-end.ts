import type { RunSettings } from '../../runner/runner.ts';

/** Ends at the first failure, without looking for the smallest input: enough to know that code is wrong. */
export const firstFailure: RunSettings = { firstFailure: true };

/**
 * Tries each law only with its examples and its first inputs, the same ones with which a full run begins. Most wrong
 * code fails on these, so a full run is worth its time only for what is left.
 */
export const firstInputs: RunSettings = { ...firstFailure, runs: 5 };
