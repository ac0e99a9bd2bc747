import type { CreateProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export const createPayPal: CreateProcessor = Object.freeze((newId: () => string) =>
  Object.freeze({ name: 'PayPal', process: () => 'pp_'.concat(newId()) }),
);
