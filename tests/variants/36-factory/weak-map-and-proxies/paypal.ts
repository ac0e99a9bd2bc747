import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

/** The processor is a proxy of an empty object, and has its members only when they are read. */
export const createPayPal = (newId: () => string): PaymentProcessor => {
  const members: Record<PropertyKey, unknown> = { name: 'PayPal', process: () => `pp_${newId()}` };
  return new Proxy({} as PaymentProcessor, { get: (_, key) => members[key] });
};
