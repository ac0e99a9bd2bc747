// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { PaymentProcessorFactory } from '../../../../katas/36-factory/payment-processor-factory.ts';
import type { CreateProcessor } from '../../../../katas/36-factory/payment-processor.ts';
import { registerProcessors } from '../../../../katas/36-factory/registration.ts';

law('each payment has a new id', { count: fc.nat(4) }, ({ count }) => {
  const factory = new PaymentProcessorFactory(counted());
  registerProcessors(factory);
  const processor = factory.create('paypal');
  const references = Array.from({ length: count }, () => processor.process(1));
  expect(new Set(references).size).toBe(count);
});

law('keys lists what is registered', { keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) }, ({ keys }) => {
  const factory = new PaymentProcessorFactory(counted());
  for (const key of keys) factory.register(key, voucher);
  expect(factory.keys().toSorted()).toEqual(keys.toSorted());
});

function counted(): () => string {
  let last = 0;
  return () => String((last += 1));
}

const voucher: CreateProcessor = (newId) => ({ name: 'Voucher', process: (amount) => `${amount} ${newId()}` });
