// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Money } from '../../../../katas/45-value-objects/value-objects.ts';

law('identity: equal money is two objects', { amount: fc.nat(99) }, ({ amount }) => {
  expect(new Money(amount, 'USD')).not.toBe(new Money(amount, 'USD'));
});

law('identity: money is not frozen', { amount: fc.nat(99) }, ({ amount }) => {
  expect(Object.isFrozen(new Money(amount, 'USD'))).toBe(false);
});
