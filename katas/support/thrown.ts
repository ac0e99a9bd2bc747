import { inspect } from 'node:util';

const text = 'nothing was thrown';
const print = () => text;

/**
 * What `thrownBy` and `rejectionOf` return if the action throws nothing. It is not `undefined`, which code may throw,
 * and it prints itself as `nothing was thrown` wherever a value is printed.
 *
 * @example
 * expect(thrownBy(() => price.discount(10))).toBe(nothingThrown);
 */
export const nothingThrown: unknown = Object.freeze(
  // Without a prototype, it is not an instance of anything.
  Object.create(null, {
    toString: { value: print },
    [Symbol.toStringTag]: { value: text },
    [inspect.custom]: { value: print },
    [Symbol.for('chai/inspect')]: { value: print },
  }),
);

/** What `action` throws, or `nothingThrown`. */
export function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return nothingThrown;
}

/**
 * What `action` throws or its promise rejects with, or `nothingThrown`. Not for failures that are thenables: `await` would
 * call their `then`, so put what you compare into an object first.
 */
export async function rejectionOf(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  return nothingThrown;
}
