import { readFileSync } from 'node:fs';

/** The units of `/proc`, which are these on all usual systems: bytes per page, and ticks of processor time. */
const pageSize = 4096;
const ticksPerSecond = 100;

/** What a process uses. */
export interface ProcessUsage {
  /** Megabytes of memory that it holds. */
  memory: number;
  /** Milliseconds of processor time that it has used. */
  cpu: number;
  /** Whether the memory is estimated. */
  isEstimate?: true;
  /** Whether it waits for something other than a processor. */
  waiting: boolean;
}

/**
 * What a process uses, from `/proc`. Undefined for a process that has ended, and on other systems than Linux, where
 * processes that run katas report it themselves.
 */
export function readProcessUsage(pid: number | undefined): ProcessUsage | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    const resident = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    // The name of the program, in brackets, may contain spaces.
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    // The time in user mode and the time in kernel mode.
    const ticks = Number(rest[10]) + Number(rest[11]);
    return {
      memory: (resident * pageSize) / 1_000_000,
      cpu: (ticks * 1000) / ticksPerSecond,
      waiting: state !== 'R',
    };
  } catch {
    return undefined;
  }
}
