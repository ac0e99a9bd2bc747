import type { DifferenceKind } from './record/difference.ts';
import type { Job, KataResult } from '../../../runner/result.ts';

/** The result of a mutant. */
export type Fate =
  /** A law rejects it in the run that every learner has. */
  | { is: 'killed' }
  /** A law rejects it only under another seed or in more runs, so it is killed only by luck. */
  | { is: 'killed by luck'; law: string; settings: string }
  /** No law rejects it, but it behaves differently from the original. */
  | { is: 'different'; kind: DifferenceKind; how: string }
  /** No difference from the original was found, so there probably is none. */
  | { is: 'set aside' };

/** Runs jobs that share processes, all with the same settings. */
export type RunJobs = (jobs: readonly Job[]) => Promise<KataResult[]>;
