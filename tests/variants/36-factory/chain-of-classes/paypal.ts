import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

class PayPalProcessor implements PaymentProcessor {
  readonly name = 'PayPal';
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  process(): string {
    const newId = this.#newId;
    return ['pp', newId()].join('_');
  }
}

export function createPayPal(newId: () => string): PaymentProcessor {
  return new PayPalProcessor(newId);
}
