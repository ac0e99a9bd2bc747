import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createStripe(_newId: () => string): PaymentProcessor {
  return { name: 'Stripe', process: () => `stripe_${Date.now()}` };
}
