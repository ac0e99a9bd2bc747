import fc from 'fast-check';
import { shownInputs, type Draw } from './draws.ts';
import { TodoError } from './todo.ts';
import { thrownIn } from './thrown-in-law.ts';

/** The maximum number of generated inputs that are tried. */
const maxInputs = 100;
/** How many milliseconds they are tried for by default. Few laws take longer than a fraction of this. */
const defaultSearchMs = 1_000;

/**
 * Looks for a smaller input than an example that broke a law. Fast-check cannot make an example smaller if the
 * generator changes what it draws (with `map` or `chain`), because it does not know from which drawn value the example
 * would have come. So generated inputs are tried as well.
 *
 * @param check runs a law, leaving out the given number of its first inputs
 * @param searchMs how many milliseconds generated inputs are tried for
 * @returns the outcome with the shorter input
 */
export async function smallestOf<T extends object>(
  outcome: fc.RunDetails<[Draw<T>]>,
  parameters: fc.Parameters<[Draw<T>]>,
  check: (parameters: fc.Parameters<[Draw<T>]>, inputsToSkip: number) => Promise<fc.RunDetails<[Draw<T>]>>,
  searchMs = defaultSearchMs,
): Promise<fc.RunDetails<[Draw<T>]>> {
  const examples = parameters.examples?.length ?? 0;
  const isExample = outcome.failed && Number.parseInt(outcome.counterexamplePath ?? '', 10) < examples;
  // Code that is still to be written fails for every input.
  if (!isExample || parameters.endOnFailure || thrownIn(outcome) instanceof TodoError) return outcome;
  // As the examples still come first, the path of the other input leads there later, too.
  const limits = { numRuns: examples + maxInputs, interruptAfterTimeLimit: searchMs };
  const other = await check({ ...parameters, ...limits }, examples);
  return other.failed && lengthOf(other) < lengthOf(outcome) ? other : outcome;
}

function lengthOf<T extends object>({ counterexample, ...outcome }: fc.RunDetails<[Draw<T>]>): number {
  if (!counterexample || thrownIn(outcome) instanceof TodoError) return Number.POSITIVE_INFINITY;
  return shownInputs(counterexample[0]).reduce((sum, [, shown]) => sum + shown.length, 0);
}
