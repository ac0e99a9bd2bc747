import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createStripe(): PaymentProcessor {
  return { name: 'Stripe', process: () => `stripe_${Date.now()}` };
}
