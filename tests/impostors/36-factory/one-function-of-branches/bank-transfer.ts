// Breaks 8: all providers are branches of one function, which the three creators call.
import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';
import { processorOf } from './payment.ts';

export function createBankTransfer(newId: () => string): PaymentProcessor {
  return processorOf('bank transfer', newId);
}
