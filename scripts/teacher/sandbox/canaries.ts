import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '../../../katas/support/law.ts';
import { canaryTitle } from './canary-title.ts';

/**
 * Adds tests that must fail, one for each way in which the tests of katas can fail. If one of them passes or is not
 * reported, the run was tampered with. Their number is `canariesPlanted` in `canary-title.ts`, so change both together.
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
