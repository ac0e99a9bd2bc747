import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

/** All providers of the shop in one place. */
export function processorOf(kind: 'stripe' | 'paypal' | 'bank transfer', newId: () => string): PaymentProcessor {
  if (kind === 'stripe') return { name: 'Stripe', process: () => `stripe_${newId()}` };
  if (kind === 'paypal') return { name: 'PayPal', process: () => `pp_${newId()}` };
  return { name: 'BankTransfer', process: () => `bt_${newId()}` };
}
