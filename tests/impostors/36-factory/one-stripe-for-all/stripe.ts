// Breaks 4: returns the same object for the same `newId`.
import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

const processors = new WeakMap<() => string, PaymentProcessor>();

export function createStripe(newId: () => string): PaymentProcessor {
  const processor = processors.get(newId) ?? { name: 'Stripe', process: () => `stripe_${newId()}` };
  processors.set(newId, processor);
  return processor;
}
