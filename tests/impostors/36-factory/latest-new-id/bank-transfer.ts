// Breaks 5: keeps `newId` in a module-level variable, so earlier processors use the latest one.
import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

let latest: () => string;

export function createBankTransfer(newId: () => string): PaymentProcessor {
  latest = newId;
  return { name: 'BankTransfer', process: () => `bt_${latest()}` };
}
