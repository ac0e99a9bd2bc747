import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

let latest: () => string;

export function createPayPal(newId: () => string): PaymentProcessor {
  latest = newId;
  return { name: 'PayPal', process: () => `pp_${latest()}` };
}
