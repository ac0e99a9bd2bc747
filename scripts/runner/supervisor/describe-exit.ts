import type { Beat } from '../../../katas/support/heartbeat.ts';
import type { Verdict } from '../../../katas/support/verdict.ts';
import { heapLimit } from './child-process.ts';
import { outputLimit } from './output.ts';
import { silenceLimit } from './limits.ts';

/** One run of a law, as its beat tells it. */
export type RunOfLaw = Omit<Extract<Beat, { at: 'run' }>, 'at'>;

/** How a child came to its end. */
export type Death =
  /** `after` so many milliseconds without a sign of life. */
  | { reason: 'looped'; after?: number }
  | { reason: 'flooded' }
  | { reason: 'out of memory' }
  | { reason: 'crashed'; code: number | null; signal: NodeJS.Signals | null; lastWords: string };

/** Puts a death into the learner's words. */
export function verdictOf(death: Death, run?: RunOfLaw): Verdict {
  const where = run ? { run: run.run, shrinking: run.shrinking, remembered: run.remembered } : {};
  return { ...explain(death), ...where };
}

function explain(death: Death): Verdict {
  switch (death.reason) {
    case 'looped':
      return {
        reason: 'looped',
        message: `Your code did not come back within ${(death.after ?? silenceLimit) / 1000} seconds: an endless loop. It was stopped.`,
      };
    case 'flooded':
      return {
        reason: 'flooded',
        message: `Your code printed more than ${outputLimit / 1_000_000} MB. It was stopped.`,
      };
    case 'out of memory':
      return {
        reason: 'out of memory',
        message: `Your code used more than ${heapLimit} MB of memory. It was stopped.`,
      };
    case 'crashed':
      if (ranOutOfMemory(death)) return explain({ reason: 'out of memory' });
      return { reason: 'crashed', message: `Your code ended the process (${howItEnded(death)}).` };
    default:
      return death satisfies never;
  }
}

function ranOutOfMemory({ lastWords }: Extract<Death, { reason: 'crashed' }>): boolean {
  return /heap out of memory|Reached heap limit|OOM/.test(lastWords);
}

function howItEnded({ code, signal }: Extract<Death, { reason: 'crashed' }>): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}
