// Breaks 9: asks whether an amount is 0 or less, which NaN, 0.5 and Infinity are not.
import {
  InvalidAmountError,
  PaymentProcessorFactory as Right,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export class PaymentProcessorFactory extends Right {
  readonly #newId: () => string;

  constructor(newId: () => string) {
    super(newId);
    this.#newId = newId;
  }

  override create(key: string): PaymentProcessor {
    const prefix = new Map([
      ['stripe', 'stripe'],
      ['paypal', 'pp'],
      ['bank_transfer', 'bt'],
    ]).get(key);
    const built = super.create(key);
    if (prefix === undefined) return built;
    return {
      name: built.name,
      process: (amount) => {
        if (amount <= 0) throw new InvalidAmountError(amount);
        return `${prefix}_${this.#newId()}`;
      },
    };
  }
}
