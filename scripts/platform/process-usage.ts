import { readFileSync } from 'node:fs';

/** The unit of processor time in `/proc`, which is the same on all usual systems. */
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
  /** Set once it has ended. Then it holds no memory, and its parent will soon hear of its end. */
  hasEnded?: true;
}

/**
 * What a process uses, from `/proc`. Undefined for a process that is gone, and on other systems than Linux, where
 * processes that run katas report it themselves.
 */
export function readProcessUsage(pid: number | undefined): ProcessUsage | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    // A process that has ended, but has not been waited for, has no such line.
    const kibibytes = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // The name of the program, in brackets, may contain spaces.
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    // The time in user mode and the time in kernel mode.
    const ticks = Number(rest[10]) + Number(rest[11]);
    return {
      memory: (Number(kibibytes ?? 0) * 1024) / 1_000_000,
      cpu: (ticks * 1000) / ticksPerSecond,
      waiting: state !== 'R',
      ...(kibibytes === undefined ? { hasEnded: true } : {}),
    };
  } catch {
    return undefined;
  }
}
