import { defaultRuns } from '../../../katas/support/defaults.ts';
import type { LawSettings } from '../../../katas/support/law-settings.ts';

/** Milliseconds without a heartbeat after which a process counts as being in an endless loop. */
export const heartbeatTimeoutMs = 3_000;
/** The same limit in a test, which sends a heartbeat for each run of its law. An honest run takes a few milliseconds. */
export const runTimeoutMs = 2_000;
/** The same limit for the tests after an endless loop. A second loop is likely, and many of them would take long. */
export const repeatedLoopTimeoutMs = 1_000;
/**
 * Milliseconds that a new process may be silent before it begins to load a test file. Until then, it runs no learner's
 * code.
 */
export const startTimeoutMs = 30_000;
/** Milliseconds that one test, or loading the file, may take in total, at the usual number of runs. */
const testTimeoutMs = 15_000;
/** Milliseconds that a process in an endless loop has to say where it is, before it is killed. */
export const stackTimeoutMs = 2_000;
/** The limits above are divided by this once the budget of a file is spent. */
export const overBudgetSpeedup = 3;
/** Once a file has taken this many times its budget, the rest of it fails. */
export const budgetMultiples = 3;
/** Limits are multiplied by this for a process that is ready to run but gets hardly any processor time. */
export const cpuStarvationFactor = 10;

/** Megabytes of heap that learner code may use. */
export const heapLimitMb = 256;
/** Megabytes that a process may use: its heap, half as much again for memory outside the heap, and 128 for Node.js. */
export const memoryLimitMb = 1.5 * heapLimitMb + 128;
/**
 * The share of its heap above which a silent process is out of memory: it mostly collects garbage then, in long pauses.
 */
export const nearlyFullShare = 0.75;
/** Memory grows if it has increased by more than this many megabytes from one poll to the next. */
export const growthPerPollMb = 2;
/** Milliseconds that must pass at least before growth is measured. This is less than the interval between two polls. */
export const growthWindowMs = 100;
/** The same for a process that has grown much: its memory does not grow while it collects garbage or copies a long list. */
export const longGrowthWindowMs = 1_000;
/** A process has grown much if it has grown by more than this many megabytes since it fell silent. */
export const muchGrowthMb = 32;
/** Milliseconds without a heartbeat after which even a process whose memory grows is stopped. */
export const growingTimeoutMs = 3 * heartbeatTimeoutMs;

/** Bytes of output after which a child is stopped. */
export const outputLimit = 8_000_000;

/** The limits of one test file, in milliseconds. */
export interface FileLimits {
  /** For one test, or for loading the file. */
  testMs: number;
  /** For all of its tests, before the other limits shrink. */
  budgetMs: number;
}

/** Laws that run more often, or under several seeds, may take longer. */
export function fileLimits(
  { runs = defaultRuns, seeds = [] }: LawSettings,
  budgetMs = Number.POSITIVE_INFINITY,
): FileLimits {
  return { testMs: testTimeoutMs * Math.max(1, seeds.length) * Math.max(1, runs / defaultRuns), budgetMs };
}
