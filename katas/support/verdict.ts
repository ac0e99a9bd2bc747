/** Why the supervisor had to kill the process in which a rule ran. */
export interface Verdict {
  reason: 'looped' | 'crashed' | 'out of memory' | 'flooded';
  /** One sentence for the learner. */
  message: string;
  /** Which run of the law it was, counted from 0; absent outside a law. */
  run?: number;
  /** The law had already been broken and was looking for a smaller input. */
  shrinking?: boolean;
  /** It tried again the input that broke it last. */
  remembered?: boolean;
}

/** The supervisor's findings of earlier attempts at the same file, handed to the process that tries again. */
export interface Verdicts {
  /** Set when the file did not even finish loading. */
  import?: Verdict;
  /** By vitest's id of the test. */
  tests: Record<string, Verdict>;
  /** Titles of the rules that these tests belong to: their other tests need not be tried, the rule is broken. */
  rules: string[];
}

/** The verdicts this process was started with. */
export const verdicts: Verdicts = JSON.parse(process.env['KATA_VERDICTS'] ?? '{"tests":{},"rules":[]}') as Verdicts;

/** Code that had to be killed: it looped, crashed, ate the memory or flooded the output. */
export class KilledError extends Error {
  override readonly name = 'KilledError';
  readonly reason: Verdict['reason'];

  constructor(verdict: Verdict, detail = '') {
    super(verdict.message + detail);
    this.reason = verdict.reason;
    // Where it was stopped is unknown; a stack would point at the messenger.
    this.stack = `${this.name}: ${this.message}`;
  }
}
