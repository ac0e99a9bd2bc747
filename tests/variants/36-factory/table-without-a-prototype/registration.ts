import { createBankTransfer } from '../../../../solutions/36-factory/bank-transfer.ts';
import type { CreateProcessor, ProcessorRegistry } from '../../../../solutions/36-factory/payment-processor.ts';
import { createPayPal } from '../../../../solutions/36-factory/paypal.ts';
import { createStripe } from '../../../../solutions/36-factory/stripe.ts';

const entries: readonly (readonly [key: string, create: CreateProcessor])[] = [
  ['bank_transfer', createBankTransfer],
  ['paypal', createPayPal],
  ['stripe', createStripe],
];

export const registerProcessors = (registry: ProcessorRegistry): void =>
  entries.forEach((entry) => registry.register(...entry));
