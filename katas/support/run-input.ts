import fc from 'fast-check';
import { Race } from './race.ts';
import { copyPlain } from './show.ts';

/** The inputs of one run of a law: copies of plain values, and a new scheduler for each race. */
export function startInput<T extends object>(input: T): T {
  return mapValues(input, (value: unknown) => (value instanceof Race ? value.start() : copyPlain(value)));
}

/** Like `startInput`, but for an input that has already been run, because commands remember whether they ran. */
export function restartInput<T extends object>(input: T): T {
  return startInput(mapValues(input, (value: unknown) => (hasCloneMethod(value) ? value[fc.cloneMethod]() : value)));
}

/**
 * The inputs to report. Plain values are reported as generated, even if the code has changed them. Races and commands
 * are reported as they happened in a run.
 */
export function inputAfterRun<T extends object>(drawn: T, afterRun: T): T {
  return mapValues(drawn, (value: unknown, name) =>
    value instanceof Race || hasCloneMethod(value) ? afterRun[name] : value,
  );
}

/** An object with the same keys, whose values `change` has computed. */
export function mapValues<T extends object>(input: T, change: (value: never, name: keyof T) => unknown): T {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, change(value as never, name as keyof T)]),
  ) as T;
}

function hasCloneMethod(value: unknown): value is fc.WithCloneMethod<unknown> {
  return typeof value === 'object' && value !== null && fc.cloneMethod in value;
}
