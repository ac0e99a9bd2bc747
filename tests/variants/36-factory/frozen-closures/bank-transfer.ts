import type { CreateProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

export const createBankTransfer: CreateProcessor = Object.freeze((newId: () => string) =>
  Object.freeze({ name: 'BankTransfer', process: () => 'bt_'.concat(newId()) }),
);
