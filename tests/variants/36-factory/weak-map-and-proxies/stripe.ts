import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

/** Every payment takes the next of endlessly many references. */
export function createStripe(newId: () => string): PaymentProcessor {
  const references = (function* () {
    while (true) yield `stripe_${newId()}`;
  })();
  return { name: 'Stripe', process: () => references.next().value };
}
