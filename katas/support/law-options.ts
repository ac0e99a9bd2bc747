import type { Modes } from './modes.ts';
import type { Why } from './why-and-note.ts';

/** Options of a law. */
export interface LawOptions<T> {
  /**
   * One sentence: what goes wrong in a real system that breaks this law. It appears below every counterexample. If it
   * is true only for some inputs, use a function of the inputs.
   */
  why?: Why<T>;
  /** Inputs that are always tried first: every trap that a generator may miss. */
  examples?: readonly T[];
  /** Multiplies the usual number of runs. 1 by default, less than 1 for slow laws. */
  effort?: number;
  /**
   * Special circumstances under which the law must also hold. The predicate gets those of the run as its second argument.
   * All of them are also tried with the examples.
   */
  modes?: Modes;
}
