import { todo } from '../support/todo.ts';
import type { PaymentProcessor } from './payment-processor.ts';

/** Creates a processor for payments through PayPal. */
export function createPayPal(newId: () => string): PaymentProcessor {
  return todo('create a processor for payments through PayPal');
}
