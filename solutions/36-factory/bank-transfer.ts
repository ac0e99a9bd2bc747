import type { PaymentProcessor } from './payment-processor.ts';

/** Creates a processor for payments by bank transfer. */
export function createBankTransfer(newId: () => string): PaymentProcessor {
  return {
    name: 'BankTransfer',
    process: () => `bt_${newId()}`,
  };
}
