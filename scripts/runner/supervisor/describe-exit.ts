import type { LawRun } from '../../../katas/support/heartbeat.ts';
import type { Killed } from '../../../katas/support/killed.ts';
import { heapLimitMb, heartbeatTimeoutMs, outputLimit } from './limits.ts';

/** How a child ended. */
export type ExitCause =
  /** `after` this many milliseconds without a beat, at this line of a stack. */
  | { reason: 'looped'; after?: number; place?: string }
  /** It had not begun to load anything `after` this many milliseconds. */
  | { reason: 'not started'; after: number }
  | { reason: 'flooded' }
  | { reason: 'out of memory' }
  | { reason: 'crashed'; code: number | null; signal: NodeJS.Signals | null; stderrTail: string };

/** Describes how the child ended, in the learner's words. */
export function describeExit(cause: ExitCause, run?: LawRun): Killed {
  return { ...explain(cause), ...run };
}

function explain(cause: ExitCause): Killed {
  switch (cause.reason) {
    case 'looped':
      return {
        reason: 'looped',
        message: `Your code did not return within ${inSeconds(cause.after ?? heartbeatTimeoutMs)}: an endless loop. It was stopped.`,
        ...(cause.place === undefined ? {} : { place: cause.place }),
      };
    case 'not started':
      return {
        reason: 'crashed',
        message: `A process for the tests did not start within ${inSeconds(cause.after)}. Other programs may use the whole machine.`,
      };
    case 'flooded':
      return {
        reason: 'flooded',
        message: `Your code printed more than ${outputLimit / 1_000_000} MB. It was stopped.`,
      };
    case 'out of memory':
      return {
        reason: 'out of memory',
        message: `Your code used more than ${heapLimitMb} MB of memory. It was stopped.`,
      };
    case 'crashed':
      if (ranOutOfMemory(cause)) return explain({ reason: 'out of memory' });
      return { reason: 'crashed', message: `Your code ended the process (${howItEnded(cause)}).` };
    default:
      return cause satisfies never;
  }
}

function inSeconds(milliseconds: number): string {
  return milliseconds === 1000 ? 'a second' : `${milliseconds / 1000} seconds`;
}

function ranOutOfMemory({ stderrTail }: Extract<ExitCause, { reason: 'crashed' }>): boolean {
  return /heap out of memory|Reached heap limit|OOM/.test(stderrTail);
}

function howItEnded({ code, signal }: Extract<ExitCause, { reason: 'crashed' }>): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}
