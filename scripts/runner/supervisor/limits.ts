import type { WarmProcessSlot } from './warm-process.ts';

/** What the processes of a pool may do and know. */
export interface PoolLimits {
  /** Milliseconds that one file of tests may take before patience with each of its tests ends; endless by default. */
  budget?: number;
  /** The environment that a process gets of the one it would get; all of it by default. */
  environment?: (env: Partial<NodeJS.ProcessEnv>) => Partial<NodeJS.ProcessEnv>;
  /**
   * Address at which a debugger is waited for, `127.0.0.1:9229`; empty if one is attached anyway. Nothing is stopped then,
   * however long it takes.
   */
  inspect?: string | undefined;
  /** Where a process waits for the next run after one that it has survived; by default it is stopped. */
  warmProcess?: WarmProcessSlot;
}

/** Milliseconds without a sign of life after which a run counts as an endless loop. */
export const heartbeatTimeoutMs = 3_000;
