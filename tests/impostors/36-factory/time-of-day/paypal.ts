import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createPayPal(_newId: () => string): PaymentProcessor {
  return { name: 'PayPal', process: () => `pp_${Date.now()}` };
}
