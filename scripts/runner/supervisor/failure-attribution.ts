import type { Killed, KilledTests } from '../../../katas/support/killed.ts';

/** A test, and the title of its rule. */
export interface RunningTest {
  id: string;
  rule: string;
}

/** What a process was doing when it ended. */
export interface Suspect {
  /** The test that ran, or between two tests the one that ran last. */
  test?: RunningTest | undefined;
  /** Whether loading the test file has begun. */
  hasBegun: boolean;
}

/**
 * Blames the test that ran, or between two tests the one that ran last. Before all tests, or if there is no time left
 * for other tests, it blames the loading of the file.
 *
 * @param before what was blamed in earlier attempts at the same file
 * @returns all that is blamed now, and the rule that is blamed this time; `undefined` if the suspect had been blamed
 *   before, or if nothing had begun
 */
export function attributeFailure(
  before: KilledTests,
  killed: Killed,
  { test, hasBegun }: Suspect,
): { killed: KilledTests; rule?: string } | undefined {
  const { reason, message, place } = killed;
  const withoutInput: Killed = { reason, message, ...(place === undefined ? {} : { place }) };
  const earlier = test && before.tests[test.id];
  if (test && (!earlier || earlier.shrinking)) {
    return {
      rule: test.rule,
      killed: {
        ...before,
        rules: [...before.rules, test.rule],
        // If a law fails again although it no longer shrinks, it is blamed without an input.
        tests: { ...before.tests, [test.id]: earlier ? withoutInput : killed },
      },
    };
  }
  if (!hasBegun || before.import) return undefined;
  return { killed: { ...before, import: withoutInput } };
}
