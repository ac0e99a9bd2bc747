import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

class BankTransferProcessor implements PaymentProcessor {
  readonly name = 'BankTransfer';
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  process(): string {
    const newId = this.#newId;
    return ['bt', newId()].join('_');
  }
}

export function createBankTransfer(newId: () => string): PaymentProcessor {
  return new BankTransferProcessor(newId);
}
