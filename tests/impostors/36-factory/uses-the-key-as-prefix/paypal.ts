// Breaks 1, 5: the references of PayPal start with the key instead of the prefix.
import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createPayPal(newId: () => string): PaymentProcessor {
  return {
    name: 'PayPal',
    process: () => `paypal_${newId()}`,
  };
}
