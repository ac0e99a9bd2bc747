import type { Job, KataResult } from '../../../runner/result.ts';

/** What became of a mutant. */
export type Fate =
  /** A law rejects it in the run that every learner has. */
  | { is: 'killed' }
  /** A law rejects it only under another seed or in more runs: there it dies by luck. */
  | { is: 'killed by luck'; law: string; how: string }
  /** No law rejects it, but it does something else than the original. */
  | { is: 'different'; how: string }
  /** Nothing tells it from the original: probably there is no difference. */
  | { is: 'set aside' };

/** Runs jobs that share processes, all with the same settings. */
export type RunJobs = (jobs: readonly Job[]) => Promise<KataResult[]>;
