import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { Email, Money } from './value-objects.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r45

law('money and addresses print as strings', { money: moneys(), address: addresses() }, ({ money, address }) => {
  expect(typeof new Money(money.amount, money.currency).toString()).toBe('string');
  expect(typeof new Email(address).toString()).toBe('string');
});

example('a sum has an amount', () => {
  expect(typeof new Money(1000, 'USD').add(new Money(250, 'USD')).amount).toBe('number');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function moneys(): fc.Arbitrary<{ amount: number; currency: string }> {
  return fc.record({ amount: fc.nat(1000), currency: fc.constantFrom('USD', 'EUR') });
}

function addresses(): fc.Arbitrary<string> {
  return fc.constantFrom('ada@example.com', 'bo@mail.example.org');
}
