// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { PaymentProcessorFactory } from '../../../../katas/36-factory/payment-processor-factory.ts';
import { createStripe } from '../../../../katas/36-factory/stripe.ts';

law(
  'order: keys are listed in the order of registration',
  { keys: fc.uniqueArray(fc.constantFrom('b', 'a', '2', '1')) },
  ({ keys }) => {
    const factory = new PaymentProcessorFactory(() => '1');
    for (const key of keys) factory.register(key, createStripe);
    expect(factory.keys()).toEqual(keys);
  },
);

law('identity: a processor is not frozen', { id: fc.constantFrom('1', '2') }, ({ id }) => {
  expect(Object.isFrozen(createStripe(() => id))).toBe(false);
});
