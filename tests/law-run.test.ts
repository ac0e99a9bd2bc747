import { describe, expect, test } from 'vitest';
import { LawRunner, runExample, tooManySkips, UncheckedError } from '../katas/support/law-run.ts';
import { Mode } from '../katas/support/modes.ts';

/** The message of the error of the last run, if any. */
async function messageOf<T>(predicate: (input: T) => unknown, ...inputs: T[]): Promise<string | undefined> {
  const runs = new LawRunner(predicate);
  let message: string | undefined;
  for (const input of inputs) {
    // One run after the other, as in a law.
    // oxlint-disable-next-line no-await-in-loop
    message = await runs.run(input, new Mode()).then(
      () => undefined,
      (error: unknown) => (error instanceof UncheckedError ? error.message : `another error: ${String(error)}`),
    );
  }
  return message;
}

describe('a run of a law that called no expect says why', () => {
  test('if none was called for any input so far', async () => {
    expect(await messageOf(() => {}, 1)).toMatch(
      /^The law called no `expect` for this input\. Call one for every input/,
    );
  });

  test('if an expect in a catch was not reached', async () => {
    const predicate = () => {
      try {
        void 0;
      } catch {
        expect(1).toBe(1);
      }
    };
    expect(await messageOf(predicate, 1)).toMatch(/in a `catch` or after an early `return` may not be reached\./);
  });

  test('if others reached one, because of an early return', async () => {
    const predicate = (input: number) => {
      if (input > 1) return;
      expect(input).toBe(1);
    };
    expect(await messageOf(predicate, 1)).toBeUndefined();
    expect(await messageOf(predicate, 1, 2)).toMatch(/although it did for others: an early `return`.*`\.filter`/);
  });

  test.each([() => true, async () => false])('if it returned a boolean', async (predicate) => {
    expect(await messageOf(predicate, 1)).toMatch(
      /^The law returned (true|false) and .* use `expect\(…\)\.toBe\(true\)`\.$/,
    );
  });

  test('if an await is missing', async () => {
    const predicate = () => {
      setImmediate(() => expect(1).toBe(1));
    };
    expect(await messageOf(predicate, 1)).toMatch(
      /^The law ended before it called `expect`, so an `await` is missing\./,
    );
    expect(await messageOf(() => Promise.resolve().then(() => expect(1).toBe(1)), 1)).toBeUndefined();
  });
});

test('an example that called no expect says so', async () => {
  const error = await runExample(() => {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UncheckedError);
  expect(error).toHaveProperty('message', expect.stringContaining('The example called no `expect`.'));
  expect(await runExample(() => expect(1).toBe(1))).toBeUndefined();
});

test('a law that skips nearly all inputs is told to use a filter', () => {
  expect(tooManySkips(10_001).message).toMatch(/^`fc\.pre` skipped too many inputs: 10001\. Use `\.filter`/);
});
