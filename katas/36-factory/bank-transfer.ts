import { todo } from '../support/todo.ts';
import type { PaymentProcessor } from './payment-processor.ts';

/** Creates a processor for payments by bank transfer. */
export function createBankTransfer(newId: () => string): PaymentProcessor {
  return todo('create a processor for payments by bank transfer');
}
