import fc from 'fast-check';
import { upTo } from './generators.ts';

/**
 * Pairs of different strings that a careless comparison considers equal: by case folding, Unicode composition,
 * trimming, numeric value, or a shared prefix before NUL.
 */
export const lookAlikes = [
  ['a', 'A'],
  ['a', 'a '],
  ['a', ' a'],
  ['a', '\u00a0a'],
  ['a', 'a\0'],
  ['a', 'a\u200b'],
  ['s', '\u017f'],
  ['K', '\u212a'],
  ['\u00e9', 'e\u0301'],
  ['1', '01'],
  ['10', '1e1'],
  ['', ' '],
  ['', 'undefined'],
  ['null', ''],
] as const satisfies readonly (readonly [string, string])[];

/** Two lists of different strings that join to the same text, for code that builds a key by joining its parts. */
export const joinTraps = [
  [
    ['a,b', 'c'],
    ['a', 'b,c'],
  ],
  [
    ['a:b', 'c'],
    ['a', 'b:c'],
  ],
  [
    ['a|b', ''],
    ['a', 'b|'],
  ],
  [
    ['a/b', 'c'],
    ['a', 'b/c'],
  ],
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [
    ['a\0b', 'c'],
    ['a', 'b\0c'],
  ],
] as const satisfies readonly (readonly [readonly string[], readonly string[]])[];

/**
 * Strings that break common shortcuts: property names that plain objects inherit, falsy and blank strings, numeric keys
 * (which objects reorder), replacement patterns, separators, control characters, and characters outside ASCII.
 */
export const hostileStrings = [
  '',
  ' ',
  '0',
  '10',
  '2',
  '-1',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'null',
  'undefined',
  'false',
  '$&',
  '$1',
  '%s',
  '${a}',
  '\\',
  '"',
  "'",
  'a,b',
  'a:b',
  'a\nb',
  '\r\n',
  '\t',
  '\0',
  '\u001f',
  '\u00a0',
  '\u017f',
  '\u212a',
  '\u00e9',
  'e\u0301',
  '\u{1f600}',
  '\ud800',
] as const;

/** Any string: a hostile one, one of a look-alike pair, or random characters from a hostile alphabet. */
export function anyString(maxLength = 8): fc.Arbitrary<string> {
  const unit = fc.constantFrom(
    'a',
    'B',
    '0',
    ' ',
    ',',
    ':',
    '"',
    '\n',
    '\0',
    '\u00a0',
    '$',
    '&',
    '\u00e9',
    '\u{1f600}',
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.string({ unit, maxLength }) },
    { weight: 2, arbitrary: fc.constantFrom(...hostileStrings) },
    { weight: 1, arbitrary: fc.constantFrom(...lookAlikes.flat()) },
  );
}

/**
 * Ids and keys from a small domain, so that two of them are often equal: ordinary ones, look-alikes and hostile ones.
 */
export function anyKey(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c') },
    { weight: 1, arbitrary: fc.constantFrom('A', 'a ', ' a', '\u00e9', 'e\u0301', '\u212a', 'K') },
    { weight: 1, arbitrary: fc.constantFrom('', '__proto__', 'constructor', 'toString', '10', '2', 'a,b', 'a:b') },
  );
}

/** Two different keys. Half of the time, a careless comparison would consider them equal. */
export function twoKeys(): fc.Arbitrary<[string, string]> {
  return fc.oneof(
    fc.constantFrom(...lookAlikes).map(([one, other]): [string, string] => [one, other]),
    fc
      .uniqueArray(anyKey(), { minLength: 2, maxLength: 2 })
      .map(([one = '', other = '']): [string, string] => [one, other]),
  );
}

/** Non-negative integers at which shortcuts fail: 32 bits (`| 0`, `>>> 0`), and the end of the safe range. */
export const integerEdges = [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 2, 2 ** 53 - 1] as const;

/** Integers from 0 to `max`: small ones that are often equal, the limits of integer arithmetic, and any others. */
export function wholeNumbers(max = Number.MAX_SAFE_INTEGER): fc.Arbitrary<number> {
  const edges = [...integerEdges.filter((edge) => edge <= max), max] as const;
  return fc.oneof(
    { weight: 3, arbitrary: fc.nat({ max: Math.min(max, 5) }) },
    { weight: 2, arbitrary: fc.nat({ max: Math.min(max, 10_000) }) },
    { weight: 2, arbitrary: fc.constantFrom(...edges) },
    {
      weight: 1,
      arbitrary: fc.maxSafeNat().map((n) => (max === Number.MAX_SAFE_INTEGER ? n : n % (max + 1)), upTo(max)),
    },
  );
}

/** Numbers that are not non-negative safe integers. */
export const notWholeNumbers = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0.5,
  0.5,
  1.5,
  0.1 + 0.2,
  1.005,
  Number.MIN_VALUE,
  2 ** 31 + 0.5,
  2 ** 53,
  -(2 ** 53),
  1e21,
] as const;

/** Any number: integers, fractions, negative zero, infinite numbers, and numbers above the safe integers. */
export function anyNumber(): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(...notWholeNumbers, -0, ...integerEdges), fc.integer(), fc.double());
}

/** Values that are valid where "any value" is, and that a truthiness check takes for missing. */
export const falsyValues = [0, -0, '', false, null, Number.NaN] as const;
