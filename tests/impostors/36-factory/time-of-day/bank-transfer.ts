// Breaks 5: uses the current time as the id, as the original example does.
import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createBankTransfer(_newId: () => string): PaymentProcessor {
  return { name: 'BankTransfer', process: () => `bt_${Date.now()}` };
}
