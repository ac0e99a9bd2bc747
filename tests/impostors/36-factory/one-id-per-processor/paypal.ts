import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createPayPal(newId: () => string): PaymentProcessor {
  const id = newId();
  return { name: 'PayPal', process: () => `pp_${id}` };
}
