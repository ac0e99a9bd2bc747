import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

let latest: () => string;

export function createStripe(newId: () => string): PaymentProcessor {
  latest = newId;
  return { name: 'Stripe', process: () => `stripe_${latest()}` };
}
