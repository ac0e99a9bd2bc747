// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { flatRate } from '../../../../katas/35-strategy/flat-rate.ts';

law('identity: a strategy is not frozen', { cents: fc.nat(99) }, ({ cents }) => {
  expect(Object.isFrozen(flatRate(cents))).toBe(false);
});
