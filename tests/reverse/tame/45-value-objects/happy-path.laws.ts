// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Email, Money } from '../../../../katas/45-value-objects/value-objects.ts';

law('money prints with two decimal places', { amount: fc.nat(999) }, ({ amount }) => {
  const text = String(amount).padStart(3, '0');
  expect(new Money(amount, 'USD').toString()).toBe(`USD ${text.slice(0, -2)}.${text.slice(-2)}`);
});

law('add adds the amounts', { a: fc.nat(100), b: fc.nat(100) }, ({ a, b }) => {
  expect(new Money(a, 'USD').add(new Money(b, 'USD')).amount).toBe(a + b);
});

law('allocate splits an amount that is even', { half: fc.nat(100) }, ({ half }) => {
  expect(new Money(2 * half, 'USD').allocate([1, 1]).map(({ amount }) => amount)).toEqual([half, half]);
});

law('an address has a domain', { domain: fc.constantFrom('example.com', 'example.org') }, ({ domain }) => {
  expect(new Email(`ada@${domain}`).domain()).toBe(domain);
});
