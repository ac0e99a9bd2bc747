// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Email, Money } from '../../../../katas/45-value-objects/value-objects.ts';

law('a currency is uppercase', { currency: fc.constantFrom('usd', 'EUR') }, ({ currency }) => {
  expect(new Money(1, currency).currency).toBe(currency.toUpperCase());
});

law('add and multiply compute', { a: fc.nat(1000), b: fc.nat(1000) }, ({ a, b }) => {
  expect(new Money(a, 'USD').add(new Money(b, 'USD')).amount).toBe(a + b);
  expect(new Money(a, 'USD').multiply(b).amount).toBe(a * b);
});

law('allocate loses no cent', { amount: fc.nat(1000), parts: fc.integer({ min: 1, max: 5 }) }, ({ amount, parts }) => {
  const shares = new Money(amount, 'USD').allocate(Array.from({ length: parts }, () => 1));
  expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(amount);
});

law('equal money is equal', { amount: fc.nat(1000) }, ({ amount }) => {
  expect(new Money(amount, 'USD').equals(new Money(amount, 'USD'))).toBe(true);
});

law('addresses are lowercase', { name: fc.constantFrom('ada', 'Ada') }, ({ name }) => {
  expect(new Email(`${name}@example.com`).toString()).toBe('ada@example.com');
});
