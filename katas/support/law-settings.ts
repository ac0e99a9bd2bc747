import type { LastFailures } from './last-failures.ts';

/** How the laws of a run are checked. A setting that is missing has its default. */
export interface LawSettings {
  seed?: number;
  /** How often each law runs. */
  runs?: number;
  /** Leads fast-check from the seed to the one input that each law is tried with. */
  path?: string;
  /** Runs the input at `path` only once, and never shrinks it, as a debugger requires. */
  once?: boolean;
  /** The laws run under each of these seeds instead of one. A failure then lists the seeds that broke it. */
  seeds?: readonly number[];
  /** Ends the tests at their first failure, without shrinking. The other tests are skipped. */
  firstFailure?: boolean;
  /**
   * How many milliseconds to look for an input smaller than the example that broke a law. A recorder of inputs needs
   * more time than a waiting learner would accept, so that the record does not depend on the machine's speed.
   */
  searchMs?: number;
  /**
   * Whether `fc.pre` skips an input, as in the laws that learners write. In a kata's own laws it must not, because code
   * could throw the same value to escape them.
   */
  canSkip?: boolean;
  /** The counterexamples that the learner saw last. Each law tries its own again before all other inputs. */
  lastFailures?: LastFailures;
}
