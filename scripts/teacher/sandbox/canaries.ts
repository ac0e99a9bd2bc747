import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '../../../katas/support/law.ts';
import { canaryTitle } from './canary-title.ts';

/**
 * Plants tests that must fail, each by another of the ways that the tests of katas take. Where one passes, or is not
 * reported, the run was tampered with. There are `canariesPlanted` of them.
 */
export function plantCanaries(): void {
  describe(canaryTitle, () => {
    test(`${canaryTitle} toBe`, () => expect(1).toBe(2));
    test(`${canaryTitle} toEqual`, () =>
      expect({ list: [1, new Map([[1, 2]])] }).toEqual({ list: [1, new Map([[1, 3]])] }));
    test(`${canaryTitle} toThrow`, () => expect(() => 1).toThrow(TypeError));
    test(`${canaryTitle} throws`, () => {
      throw new RangeError('canary');
    });
    test(`${canaryTitle} rejects`, () => expect(Promise.resolve(1)).rejects.toThrow());
    law(`${canaryTitle} law`, { number: fc.integer() }, ({ number }) => {
      expect(number).toBeLessThan(0);
    });
  });
}
