import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyKey,
  anyNumber,
  anyString,
  falsyValues,
  hostileStrings,
  integerEdges,
  joinTraps,
  lookAlikes,
  notWholeNumbers,
  twoKeys,
  wholeNumbers,
} from '../katas/support/hostile.ts';

/** What a careless comparison makes of a string. */
const shortcuts: readonly ((text: string) => unknown)[] = [
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.trim(),
  (text) => text.normalize(),
  (text) => text.replaceAll(/[\0\u200b]/g, ''),
  (text) => Number(text),
  (text) => text || 'null',
  (text) => text || 'undefined',
];

describe('hostile values', () => {
  test('look-alikes differ, and some shortcut takes them for the same', () => {
    for (const [one, other] of lookAlikes) {
      expect(one).not.toBe(other);
      expect(shortcuts.some((shortcut) => Object.is(shortcut(one), shortcut(other)))).toBe(true);
    }
  });

  test('each shortcut is caught by some pair', () => {
    for (const shortcut of shortcuts)
      expect(lookAlikes.some(([one, other]) => Object.is(shortcut(one), shortcut(other)))).toBe(true);
  });

  test('the parts of a join trap differ and join to the same text', () => {
    for (const [one, other] of joinTraps) {
      expect(one).not.toEqual(other);
      expect(['', ',', ':', '|', '/', '\0'].some((glue) => one.join(glue) === other.join(glue))).toBe(true);
    }
  });

  test('hostile strings are all different', () => {
    expect(new Set(hostileStrings).size).toBe(hostileStrings.length);
  });

  test('whole numbers are non-negative integers up to the limit, edges included', () => {
    for (const max of [0, 3, 10_000, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
      const drawn = fc.sample(wholeNumbers(max), { numRuns: 500, seed: 1 });
      expect(drawn.every((n) => Number.isSafeInteger(n) && n >= 0 && n <= max)).toBe(true);
      expect(drawn).toContain(max);
    }
    expect(fc.sample(wholeNumbers(), { numRuns: 500, seed: 1 })).toEqual(expect.arrayContaining([...integerEdges]));
  });

  test('no number of the other kind is a non-negative safe integer', () => {
    expect(notWholeNumbers.filter((n) => Number.isSafeInteger(n) && n >= 0)).toEqual([]);
  });

  test('falsy values are falsy and say nothing by missing', () => {
    expect(falsyValues.filter(Boolean)).toEqual([]);
    expect(falsyValues).not.toContain(undefined);
  });

  test('a hundred runs contain what the shortcuts overlook', () => {
    const strings = fc.sample(anyString(), { numRuns: 100, seed: 1 });
    expect(strings.some((text) => text !== text.trim())).toBe(true);
    expect(strings.some((text) => text !== text.normalize())).toBe(true);
    expect(strings).toContain('');
    const keys = fc.sample(anyKey(), { numRuns: 100, seed: 1 });
    expect(new Set(keys).size).toBeLessThan(25);
    expect(keys.some((key) => key in {})).toBe(true);
    expect(fc.sample(anyNumber(), { numRuns: 100, seed: 1 }).some(Number.isNaN)).toBe(true);
  });

  test('two keys always differ', () => {
    expect(fc.sample(twoKeys(), 500).filter(([one, other]) => one === other)).toEqual([]);
  });
});
