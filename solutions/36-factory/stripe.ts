import type { PaymentProcessor } from './payment-processor.ts';

/** Creates a processor for payments through Stripe. */
export function createStripe(newId: () => string): PaymentProcessor {
  return {
    name: 'Stripe',
    process: () => `stripe_${newId()}`,
  };
}
