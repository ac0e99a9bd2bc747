import fc from 'fast-check';
import { inspect } from 'node:util';

/** A value as a learner reads it in a counterexample: plain data as TypeScript literals, stories as they tell themselves. */
export function show(value: unknown): string {
  if (tellsItself(value)) return fc.stringify(value);
  return inspect(value, {
    depth: 8,
    compact: 3,
    breakLength: 90,
    maxArrayLength: 40,
    maxStringLength: 300,
    // What is shown is also compared: a value does not decide itself what it looks like.
    customInspect: false,
  });
}

/**
 * A copy of plain data (arrays and object literals, at any depth); everything else, functions and class instances
 * included, is passed on as it is.
 */
export function copyPlain<T>(value: T): T {
  if (tellsItself(value)) return value;
  if (Array.isArray(value)) return value.map(copyPlain) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy = {};
  for (const key of Object.keys(value)) {
    // Not by assignment: a key may be '__proto__'.
    const own = { value: copyPlain(value[key as keyof T]), writable: true, enumerable: true, configurable: true };
    Object.defineProperty(copy, key, own);
  }
  return copy as T;
}

function tellsItself(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (fc.toStringMethod in value || fc.asyncToStringMethod in value || fc.cloneMethod in value)
  );
}
