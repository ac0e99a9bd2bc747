// Breaks 5: inserts the id with `replace`, which expands `$&` in the id.
import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createStripe(newId: () => string): PaymentProcessor {
  return { name: 'Stripe', process: () => 'stripe_ID'.replace('ID', newId()) };
}
