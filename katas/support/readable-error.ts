import { diffLater } from './diff-values.ts';
import { fullStack } from './full-stack.ts';
import { show } from './show.ts';
import { nothingThrown } from './thrown.ts';
import { TodoError } from './todo.ts';
import { KilledError } from './killed.ts';
import { visible } from './visible.ts';

/** An error whose message was written for the learner, so it is shown without the name of the error. */
export class LawError extends Error {
  override readonly name: string = 'LawError';
}

/** The fields of a failed Vitest expectation. */
interface AssertionErrorLike extends Error {
  actual?: unknown;
  expected?: unknown;
  showDiff?: boolean;
  diff?: string;
}

/** What computes the diff of an error that has none yet. */
const laterDiffs = new WeakMap<Error, () => string>();

/**
 * The error that failed a test, as a learner sees it. The values of a failed expectation are printed immediately,
 * because the learner's code may change them later. Their diff is added by `withDiff`, because most errors are never
 * shown: a law fails again and again while its input is made smaller.
 *
 * @param frame returns the line of a stack to show if the error itself has none
 */
export function readableError(thrown: unknown, frame: () => string): Error {
  if (thrown instanceof TodoError || thrown instanceof KilledError) return thrown;
  if (!(thrown instanceof Error)) {
    return withFrame(new LawError(`Your code threw ${show(thrown)}, which is not an Error.`), frame);
  }
  if (thrown instanceof LawError) return withFrame(thrown, frame);
  if (thrown.name === 'AssertionError') return withReadableMessage(thrown);
  const hasFrames = /^\s*at /m.test(fullStack(thrown));
  return hasFrames ? thrown : withFrame(new LawError(`Your code threw ${thrown.name}: ${thrown.message}`), frame);
}

/** Adds the diff to an error from `readableError`. */
export function withDiff(error: AssertionErrorLike): AssertionErrorLike {
  const diff = laterDiffs.get(error);
  laterDiffs.delete(error);
  if (diff) error.diff = diff();
  return error;
}

/**
 * Remembers which code has called a function.
 *
 * @returns a function that returns its line of a stack. Formatting a stack takes time, and few tests fail.
 */
export function frameAbove(callee: (...args: never[]) => unknown): () => string {
  const holder = { stack: '' };
  Error.captureStackTrace(holder, callee);
  return () =>
    fullStack(holder)
      .split('\n')
      .find((line) => /^\s*at /.test(line)) ?? '';
}

function withFrame(error: LawError, frame: () => string): LawError {
  error.stack = `${error.name}: ${error.message}\n${frame()}`;
  return error;
}

function withReadableMessage(error: AssertionErrorLike): Error {
  const { actual, expected, showDiff } = error;
  try {
    const hasDiff = showDiff ?? (actual !== undefined && expected !== undefined);
    error.message = visible(readableMessage(error.message));
    if (!hasDiff) return error;
    const diff = diffLater(actual, expected);
    // Vitest then has nothing left to compare. If the error cannot be changed, that shows here, and not later.
    Object.assign(error, { diff: undefined, showDiff: false, actual: undefined, expected: undefined });
    laterDiffs.set(error, diff);
  } catch {
    // The value cannot be printed, or the error cannot be changed. Vitest then does what it can.
  }
  return error;
}

/** If nothing was thrown, the message says so first. Otherwise it would look as if it were about a value. */
function readableMessage(message: string): string {
  const nothing = String(nothingThrown);
  const [, wanted] = message.split(`expected ${nothing} to `);
  if (wanted !== undefined) return `${nothing}; expected ${wantedFrom(wanted)}`;
  const thrown = /^expected ([^]*) to (?:be|deeply equal|strictly equal) nothing was thrown/.exec(message)?.[1];
  if (thrown !== undefined) return `expected nothing to be thrown, but ${thrown} was`;
  return message.replaceAll(/'(?:[^'\\]|\\.)*'|(?<![\w.])\+0(?![\w.])/g, (part) => (part === '+0' ? '0' : part));
}

function wantedFrom(wanted: string): string {
  const value = wanted.replace(/ \/\/ Object\.is equality$/, '');
  const instance = /^be an instance of (.*)$/s.exec(value)?.[1];
  if (instance !== undefined) return `an instance of ${instance}`;
  return /^(?:be|deeply equal|strictly equal|match object) (.*)$/s.exec(value)?.[1] ?? `it to ${value}`;
}
