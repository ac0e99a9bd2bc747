// Breaks 8: registers new functions that call the three creators, instead of the creators themselves.
import { createBankTransfer } from '../../../../solutions/36-factory/bank-transfer.ts';
import type { CreateProcessor, ProcessorRegistry } from '../../../../solutions/36-factory/payment-processor.ts';
import { createPayPal } from '../../../../solutions/36-factory/paypal.ts';
import { createStripe } from '../../../../solutions/36-factory/stripe.ts';

const creators: Record<string, CreateProcessor> = {
  stripe: createStripe,
  paypal: createPayPal,
  bank_transfer: createBankTransfer,
};

export function registerProcessors(registry: ProcessorRegistry): void {
  for (const [key, create] of Object.entries(creators)) registry.register(key, (newId) => create(newId));
}
