import type { Verdict, Verdicts } from '../../../katas/support/verdict.ts';

/** What had to be stopped in the runs of one test file, so that the next run leaves it out. */
export class FailureAttribution {
  readonly verdicts: Verdicts = { tests: {}, rules: [] };

  /** Nothing had to be stopped so far. */
  get isEmpty(): boolean {
    return this.verdicts.rules.length === 0 && this.verdicts.import === undefined;
  }

  /**
   * Blames the test that ran, or between two tests the one that ran last. Before all tests, it blames the loading of
   * the file.
   *
   * @param test also `undefined` if there is no time left for other tests
   * @param hasBegun whether loading the file has begun
   * @returns what is blamed; `undefined` if it had been blamed before, or if nothing had begun
   */
  attribute(
    verdict: Verdict,
    test: { id: string; rule: string } | undefined,
    hasBegun: boolean,
  ): { rule?: string } | undefined {
    const { tests, rules } = this.verdicts;
    const known = test && tests[test.id];
    if (test && (!known || known.shrinking)) {
      // If a law fails again although it no longer shrinks, it is blamed without an input.
      rules.push(test.rule);
      tests[test.id] = known ? { reason: verdict.reason, message: verdict.message } : verdict;
      return { rule: test.rule };
    }
    if (!hasBegun || this.verdicts.import) return undefined;
    this.verdicts.import = { reason: verdict.reason, message: verdict.message };
    return {};
  }
}
