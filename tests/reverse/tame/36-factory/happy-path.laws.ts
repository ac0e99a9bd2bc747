// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { PaymentProcessorFactory } from '../../../../katas/36-factory/payment-processor-factory.ts';
import { registerProcessors } from '../../../../katas/36-factory/registration.ts';

law('each key has its processor', { key: fc.constantFrom('stripe', 'paypal', 'bank_transfer') }, ({ key }) => {
  const factory = new PaymentProcessorFactory(counted());
  registerProcessors(factory);
  const [name, prefix] = table[key];
  const processor = factory.create(key);
  expect(processor.name).toBe(name);
  expect(processor.process(100)).toBe(`${prefix}_1`);
});

const table = {
  stripe: ['Stripe', 'stripe'],
  paypal: ['PayPal', 'pp'],
  bank_transfer: ['BankTransfer', 'bt'],
} as const;

function counted(): () => string {
  let last = 0;
  return () => String((last += 1));
}
