import fc from 'fast-check';

/** A value that a collaborator throws, and the name that counterexamples show for it. */
export interface Failure {
  /** As a learner reads it: `undefined`, `an Error`. */
  readonly name: string;
  readonly value: unknown;
}

/** Values besides ordinary errors that code may throw. Each run gets new ones. */
const unusualValues: readonly [name: string, make: () => unknown][] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['0', () => 0],
  ["''", () => ''],
  ['false', () => false],
  ['a string', () => 'failed'],
  ['a plain object', () => ({ reason: 'failed' })],
  ['a thenable', () => ({ then: () => {} })],
  ['a frozen Error', () => Object.freeze(new Error('failed'))],
];

/** An ordinary error, named `an Error` in counterexamples. */
export function ordinaryFailure(): Failure {
  return failureOf('an Error', new Error('failed'));
}

/** A failure with the value that it throws and the name under which counterexamples show it. */
export function failureOf(name: string, value: unknown): Failure {
  return Object.defineProperty({ name, value }, fc.toStringMethod, { value: () => name });
}

/**
 * Anything that can be thrown: an Error, falsy values, thenables, frozen errors, and errors of the kata's own classes,
 * which a `catch` may mistake for its own.
 *
 * @param own errors that the kata's code throws itself, by the name that counterexamples show
 */
export function anyFailure(own: Readonly<Record<string, () => unknown>> = {}): fc.Arbitrary<Failure> {
  const named = [...Object.entries(own), ...unusualValues];
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(undefined).map(ordinaryFailure) },
    { weight: 2, arbitrary: fc.constantFrom(...named).map(([name, make]) => failureOf(name, make())) },
  );
}
