import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createPayPal(): PaymentProcessor {
  return { name: 'PayPal', process: () => `pp_${Date.now()}` };
}
