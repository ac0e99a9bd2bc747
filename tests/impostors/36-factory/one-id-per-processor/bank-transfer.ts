// Breaks 5: takes one id when a processor is created, and uses it for all its payments.
import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createBankTransfer(newId: () => string): PaymentProcessor {
  const id = newId();
  return { name: 'BankTransfer', process: () => `bt_${id}` };
}
