import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { createBankTransfer } from './bank-transfer.ts';
import { PaymentProcessorFactory } from './payment-processor-factory.ts';
import type { CreateProcessor } from './payment-processor.ts';
import { createPayPal } from './paypal.ts';
import { registerProcessors } from './registration.ts';
import { createStripe } from './stripe.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r36

law('a processor returns a reference', { key: keys(), amount: fc.integer({ min: 1, max: 100 }) }, ({ key, amount }) => {
  const creators: Record<string, CreateProcessor> = { stripe: createStripe, paypal: createPayPal };
  const create = creators[key] ?? createBankTransfer;
  expect(typeof create(counted()).process(amount)).toBe('string');
});

example('a factory creates a processor that it has never seen', () => {
  const factory = new PaymentProcessorFactory(counted());
  factory.register('voucher', noting([]));
  expect(typeof factory.create('voucher').name).toBe('string');
});

example('the creators can be registered', () => {
  const keys: string[] = [];
  registerProcessors({ register: (key) => void keys.push(key) });
  expect(Array.isArray(keys)).toBe(true);
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function keys(): fc.Arbitrary<string> {
  return fc.constantFrom('stripe', 'paypal', 'bank_transfer');
}

/** A source of new ids: 1, 2, 3. */
function counted(): () => string {
  let last = 0;
  return () => String((last += 1));
}

/** A creator that the solutions have never seen. It adds each payment to a list: `250 cents`. */
function noting(calls: string[]): CreateProcessor {
  return (newId) => ({
    name: 'Voucher',
    process(amount) {
      calls.push(`${amount} cents`);
      return newId();
    },
  });
}
