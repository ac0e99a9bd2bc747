import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';

class StripeProcessor implements PaymentProcessor {
  readonly name = 'Stripe';
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  process(): string {
    const newId = this.#newId;
    return ['stripe', newId()].join('_');
  }
}

export function createStripe(newId: () => string): PaymentProcessor {
  return new StripeProcessor(newId);
}
