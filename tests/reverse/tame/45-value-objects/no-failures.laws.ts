// Tame: never asks for anything that is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Money } from '../../../../katas/45-value-objects/value-objects.ts';

law('money prints and equals', { a: fc.nat(300), b: fc.nat(300) }, ({ a, b }) => {
  const [left, right] = [new Money(a, 'USD'), new Money(b, 'USD')];
  expect(left.equals(right)).toBe(left.toString() === right.toString());
  expect(left.equals(new Money(a, 'EUR'))).toBe(false);
});

law('add leaves its operands unchanged', { a: fc.nat(300), b: fc.nat(300) }, ({ a, b }) => {
  const [left, right] = [new Money(a, 'USD'), new Money(b, 'USD')];
  expect(left.add(right).amount).toBe(a + b);
  expect([left.amount, right.amount]).toEqual([a, b]);
});

law(
  'shares add up',
  { amount: fc.nat(300), ratios: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }) },
  ({ amount, ratios }) => {
    const shares = new Money(amount, 'USD').allocate(ratios);
    expect(shares.length).toBe(ratios.length);
    expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(amount);
  },
);
