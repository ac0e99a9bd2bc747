// Breaks 1, 8: registers each of two creators under the key of the other.
import { createBankTransfer } from '../../../../solutions/36-factory/bank-transfer.ts';
import type { ProcessorRegistry } from '../../../../solutions/36-factory/payment-processor.ts';
import { createPayPal } from '../../../../solutions/36-factory/paypal.ts';
import { createStripe } from '../../../../solutions/36-factory/stripe.ts';

export function registerProcessors(registry: ProcessorRegistry): void {
  registry.register('stripe', createStripe);
  registry.register('paypal', createBankTransfer);
  registry.register('bank_transfer', createPayPal);
}
