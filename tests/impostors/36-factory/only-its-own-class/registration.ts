// Breaks 8: registers only with a `PaymentProcessorFactory`.
import { createBankTransfer } from '../../../../solutions/36-factory/bank-transfer.ts';
import type { CreateProcessor, ProcessorRegistry } from '../../../../solutions/36-factory/payment-processor.ts';
import { PaymentProcessorFactory } from '../../../../solutions/36-factory/payment-processor-factory.ts';
import { createPayPal } from '../../../../solutions/36-factory/paypal.ts';
import { createStripe } from '../../../../solutions/36-factory/stripe.ts';

const creators: Record<string, CreateProcessor> = {
  stripe: createStripe,
  paypal: createPayPal,
  bank_transfer: createBankTransfer,
};

export function registerProcessors(registry: ProcessorRegistry): void {
  if (!(registry instanceof PaymentProcessorFactory)) throw new TypeError('This is not a factory.');
  for (const [key, create] of Object.entries(creators)) registry.register(key, create);
}
