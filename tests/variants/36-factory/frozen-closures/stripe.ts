import type { CreateProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export const createStripe: CreateProcessor = Object.freeze((newId: () => string) =>
  Object.freeze({ name: 'Stripe', process: () => 'stripe_'.concat(newId()) }),
);
