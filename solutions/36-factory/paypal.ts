import type { PaymentProcessor } from './payment-processor.ts';

/** Creates a processor for payments through PayPal. */
export function createPayPal(newId: () => string): PaymentProcessor {
  return {
    name: 'PayPal',
    process: () => `pp_${newId()}`,
  };
}
