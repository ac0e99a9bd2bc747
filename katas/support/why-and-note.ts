import { LawError, withDiff } from './readable-error.ts';
import { mapValues } from './run-input.ts';
import { copyPlain } from './show.ts';

/**
 * Why a law matters: a sentence that is always true, or a function that returns one for the inputs for which it is
 * true.
 */
export type Why<T> = string | ((inputs: T) => string | undefined);

/** The reason to show below a counterexample, if one is true for it. */
export function reasonFor<T extends object>(why: Why<T> | undefined, input: T): { why?: string } {
  const reason = typeof why === 'function' ? why(mapValues(input, copyPlain)) : why;
  return reason === undefined ? {} : { why: reason };
}

/**
 * What the learner must know about a counterexample that gives a different result when it runs again by itself.
 *
 * @param first what it threw when it was found
 * @param second what it threw the second time, if anything
 */
export function noteOn(first: Error, second: Error | undefined): { note?: string } {
  // Only what the learner's code threw or returned is compared: a law's own error may come from a promise that was
  // late.
  if (first instanceof LawError || (second && errorText(first) === errorText(second))) return {};
  const state = 'your code keeps state between objects (module-level or static)';
  return {
    note: second
      ? `The same input fails differently when it is run again: ${state}, or it depends on time or chance.`
      : `This failed only after earlier calls: ${state}.`,
  };
}

function errorText(error: Error): string {
  return [error.name, error.message, withDiff(error).diff].join('\n');
}
