/** Why the supervisor had to kill the process in which a rule ran. */
export interface Verdict {
  reason: 'looped' | 'crashed' | 'out of memory' | 'flooded';
  /** One sentence for the learner. */
  message: string;
  /** The run of the law, counted from 0. Absent outside of a law. */
  run?: number;
  /** Whether the law was already broken and was looking for a smaller input. */
  shrinking?: boolean;
  /** Whether it was trying the last counterexample again. */
  remembered?: boolean;
}

/** What the supervisor found in earlier attempts at the same file. It is passed to the process that tries again. */
export interface Verdicts {
  /** Set when the file did not even finish loading. */
  import?: Verdict;
  /** By Vitest's id of the test. */
  tests: Record<string, Verdict>;
  /** Titles of the rules that these tests belong to. Their other tests need not run, because the rule is broken. */
  rules: string[];
}

/** The verdicts this process was started with. */
export const verdicts: Verdicts = JSON.parse(process.env['KATA_VERDICTS'] ?? '{"tests":{},"rules":[]}') as Verdicts;

/** Thrown for code that had to be killed: it looped, crashed, used too much memory or flooded the output. */
export class KilledError extends Error {
  override readonly name = 'KilledError';
  readonly reason: Verdict['reason'];

  constructor(verdict: Verdict, detail = '') {
    super(verdict.message + detail);
    this.reason = verdict.reason;
    // The place where it was stopped is unknown. A stack would point at this code instead.
    this.stack = `${this.name}: ${this.message}`;
  }
}
