import { createBankTransfer } from './bank-transfer.ts';
import type { ProcessorRegistry } from './payment-processor.ts';
import { createPayPal } from './paypal.ts';
import { createStripe } from './stripe.ts';

/** Registers the shop's own processors. A new provider needs one more line here, and its own file. */
export function registerProcessors(registry: ProcessorRegistry): void {
  registry.register('stripe', createStripe);
  registry.register('paypal', createPayPal);
  registry.register('bank_transfer', createBankTransfer);
}
