import fc from 'fast-check';
import { expect } from 'vitest';
import type { Mode } from './modes.ts';
import { Patience } from './patience.ts';
import { lawSettings } from './provided.ts';
import { LawError } from './readable-error.ts';

/** A law or an example called no `expect`, so it checked nothing. The message says why, and what to do. */
export class UncheckedError extends LawError {
  override readonly name: string = 'UncheckedError';
}

/** How many turns of the event loop to wait for an `expect` in a promise that nobody awaits. */
const lateTurns = 20;

// Saved, because learner code may overwrite it.
const originalSetImmediate = setImmediate;

/** Runs the predicate of one law with one input after another, and makes sure that each run checks something. */
export class LawRunner<T> {
  readonly #predicate: (input: T, mode: Mode) => unknown;
  readonly #patience = new Patience();
  #hasChecked = false;

  constructor(predicate: (input: T, mode: Mode) => unknown) {
    this.#predicate = predicate;
  }

  /**
   * Runs the predicate with one input.
   *
   * @throws {UncheckedError} if it called no `expect`
   */
  async run(input: T, mode: Mode): Promise<void> {
    const callsBefore = countExpectCalls();
    const result = this.#predicate(input, mode);
    await this.#patience.wait(result as Promise<void>);
    if (countExpectCalls() === callsBefore) throw new UncheckedError(await this.#whyUnchecked(result, callsBefore));
    this.#hasChecked = true;
    // Fails if the caller or the trouble of this run broke something that no expectation looks at.
    mode.verify();
  }

  async #whyUnchecked(result: unknown, callsBefore: number): Promise<string> {
    const returned: unknown = result instanceof Promise ? await result : result;
    for (let left = lateTurns; left > 0; left -= 1) {
      // Each turn comes after the one before.
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => void originalSetImmediate(resolve));
    }
    if (countExpectCalls() > callsBefore) {
      return 'The law ended before it called `expect`, so an `await` is missing. Await every promise in the law.';
    }
    if (typeof returned === 'boolean') {
      return `The law returned ${returned} and called no \`expect\`. A returned value does not count: use \`expect(…).toBe(true)\`.`;
    }
    return this.#hasChecked
      ? 'The law called no `expect` for this input, although it did for others: an early `return`, a condition, an empty list or a `catch` left it out. Call an `expect` for every input, or exclude such inputs with `.filter` in the generator.'
      : 'The law called no `expect` for this input. Call one for every input: an `expect` in a condition, in a loop, in a `catch` or after an early `return` may not be reached. To exclude inputs, use `.filter` in the generator.';
  }
}

/** Whether a thrown value is the request of `fc.pre` to skip an input. Only the laws of learners may do that. */
export function isSkip(thrown: unknown): boolean {
  return lawSettings().canSkip === true && fc.PreconditionFailure.isFailure(thrown);
}

/** The error for a law that skipped nearly all inputs. */
export function tooManySkips(skipped: number): UncheckedError {
  return new UncheckedError(
    `\`fc.pre\` skipped too many inputs: ${skipped}. Use \`.filter\` in the generator, or a generator that only makes inputs that the law needs.`,
  );
}

/**
 * Runs the body of an example, and makes sure that it checks something.
 *
 * @throws {UncheckedError} if it called no `expect`
 */
export async function runExample(body: () => void | Promise<void>): Promise<void> {
  const callsBefore = countExpectCalls();
  try {
    await new Patience().wait(body());
  } catch (error) {
    if (!isSkip(error)) throw error;
    throw new UncheckedError('`fc.pre` skipped the only input of this example. Remove it, or write a law.');
  }
  if (countExpectCalls() === callsBefore) {
    throw new UncheckedError('The example called no `expect`. Call one, and await every promise in the example.');
  }
}

function countExpectCalls(): number {
  return expect.getState().assertionCalls;
}
