/** Why the supervisor had to kill a process. */
export type KillReason = 'looped' | 'crashed' | 'out of memory' | 'flooded';

/** What the supervisor found when it had to kill the process in which a test ran, or when that process ended itself. */
export interface Killed {
  reason: KillReason;
  /** One sentence for the learner. */
  message: string;
  /** Where the code was, as in an error's stack. */
  place?: string;
  /** The run of the law, counted from 0. Absent outside of a law. */
  run?: number;
  /** Whether the law was already broken and a smaller input was being looked for. */
  shrinking?: boolean;
  /** Whether it was trying the last counterexample again. */
  remembered?: boolean;
}

/**
 * What had to be killed in earlier attempts at the same test file. The process that tries again fails these tests
 * immediately, without running them.
 */
export interface KilledTests {
  /** Set when the file did not even finish loading. */
  import?: Killed;
  /** By Vitest's id of the test. */
  tests: Readonly<Record<string, Killed>>;
  /** Titles of the rules that these tests belong to. Their other tests need not run, because the rule is broken. */
  rules: readonly string[];
}

/** The first attempt at a file. */
export const nothingKilled: KilledTests = { tests: {}, rules: [] };

/** Thrown for code that had to be killed: it looped, crashed, used too much memory or flooded the output. */
export class KilledError extends Error {
  override readonly name = 'KilledError';
  readonly reason: KillReason;

  constructor({ reason, message, place }: Killed, detail = '') {
    super(message + detail);
    this.reason = reason;
    // The usual stack would point at this code instead.
    this.stack = [`${this.name}: ${this.message}`, ...(place === undefined ? [] : [place])].join('\n');
  }
}
