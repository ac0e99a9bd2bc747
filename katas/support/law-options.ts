import type { Modes } from './modes.ts';
import type { Why } from './notes.ts';

/** How a law is tried. */
export interface LawOptions<T> {
  /**
   * One sentence: what breaks in a real system that breaks this law. It stands below every counterexample; where it is
   * true for some only, a function of the inputs says it for those.
   */
  why?: Why<T>;
  /** Inputs that are always tried first: every trap that a generator may miss. */
  examples?: readonly T[];
  /** The runs are this many times the usual number; 1 by default. Below 1 for slow laws. */
  effort?: number;
  /**
   * Circumstances in which the law holds as well. The predicate gets one of them as its second argument, and each of
   * them is tried with the examples.
   */
  modes?: Modes;
}
