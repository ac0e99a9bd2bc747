import type { WarmProcessSlot } from './warm-process.ts';

/** The limits and the environment of the processes of a pool. */
export interface PoolLimits {
  /** Milliseconds that one test file may take before the time of its tests runs out. No limit by default. */
  budget?: number;
  /** Selects the part of the environment that a process gets. Everything by default. */
  environment?: (env: Partial<NodeJS.ProcessEnv>) => Partial<NodeJS.ProcessEnv>;
  /**
   * The address on which to wait for a debugger, `127.0.0.1:9229`. Empty if one is already attached. In both cases there
   * are no time limits.
   */
  inspect?: string | undefined;
  /** Where a process waits for the next run after one that it has survived. By default it is stopped. */
  warmProcess?: WarmProcessSlot;
}

/** Milliseconds without a beat after which a run counts as an endless loop. */
export const heartbeatTimeoutMs = 3_000;
