import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createStripe(newId: () => string): PaymentProcessor {
  const id = newId();
  return { name: 'Stripe', process: () => `stripe_${id}` };
}
