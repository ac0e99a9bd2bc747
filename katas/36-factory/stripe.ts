import { todo } from '../support/todo.ts';
import type { PaymentProcessor } from './payment-processor.ts';

/** Creates a processor for payments through Stripe. */
export function createStripe(newId: () => string): PaymentProcessor {
  return todo('create a processor for payments through Stripe');
}
