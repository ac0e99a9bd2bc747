// Breaks 3, 5, 6, 7: as in the original example, the registry is a static object literal, and the time is the id.
import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export function createBankTransfer(): PaymentProcessor {
  return { name: 'BankTransfer', process: () => `bt_${Date.now()}` };
}
