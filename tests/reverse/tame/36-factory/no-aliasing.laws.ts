// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { PaymentProcessorFactory } from '../../../../katas/36-factory/payment-processor-factory.ts';
import {
  type CreateProcessor,
  DuplicateProcessorError,
  UnknownProcessorError,
} from '../../../../katas/36-factory/payment-processor.ts';
import { registerProcessors } from '../../../../katas/36-factory/registration.ts';

law('an unknown key is rejected', { key: fc.constantFrom('cash', 'voucher') }, ({ key }) => {
  const factory = new PaymentProcessorFactory(counted());
  registerProcessors(factory);
  expect(() => factory.create(key)).toThrow(UnknownProcessorError);
});

law('a taken key is rejected', { key: fc.constantFrom('stripe', 'paypal') }, ({ key }) => {
  const factory = new PaymentProcessorFactory(counted());
  registerProcessors(factory);
  expect(() => factory.register(key, voucher)).toThrow(DuplicateProcessorError);
});

law('a registered creator is used', { key: fc.constantFrom('cash', 'voucher') }, ({ key }) => {
  const factory = new PaymentProcessorFactory(counted());
  factory.register(key, voucher);
  expect(factory.create(key).process(5)).toBe('5 1');
});

function counted(): () => string {
  let last = 0;
  return () => String((last += 1));
}

const voucher: CreateProcessor = (newId) => ({ name: 'Voucher', process: (amount) => `${amount} ${newId()}` });
