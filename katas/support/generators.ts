import fc from 'fast-check';

/** Strings that break look-up tables made of plain objects, and code that treats the empty string as missing. */
export const trickyNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', ''] as const;

/** Numbers that are not amounts: fractions, negative or infinite numbers, and numbers above the safe integers. */
export const notAmounts = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0.01,
  0.5,
  10.000001,
  Number.MIN_VALUE,
  Number.MAX_SAFE_INTEGER + 1,
  -Number.MAX_SAFE_INTEGER,
  1e21,
] as const;

/** Amounts in minor units from 0 to `max`: small ones that are often equal, and large ones. */
export function amounts(max = 1_000_000): fc.Arbitrary<number> {
  return fc.oneof(
    fc.nat({ max: Math.min(max, 5) }),
    fc.nat({ max: Math.min(max, 1_000) }),
    fc.maxSafeNat().map((n) => n % (max + 1), upTo(max)),
  );
}

/**
 * The inverse of `n % (max + 1)`. With it, fast-check also makes examples smaller.
 *
 * @throws {RangeError} for a value that is not an integer from 0 to `max`
 */
export function upTo(max: number): (value: unknown) => number {
  return (value) => {
    if (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= max) return Number(value);
    throw new RangeError(`not an integer from 0 to ${max}`);
  };
}

/** One of the numbers that are not amounts. */
export function invalidAmounts(): fc.Arbitrary<number> {
  return fc.constantFrom(...notAmounts);
}

/** An array in which every element is one of `values`, with repeats; up to `maxLength` long, and often that long. */
export function walks<T>(values: fc.Arbitrary<T>, maxLength = 30): fc.Arbitrary<T[]> {
  return fc.array(values, { maxLength, size: 'max' });
}
