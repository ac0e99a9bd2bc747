// Breaks 9: takes an id first and refuses the amount afterwards.
import { PaymentProcessorFactory as Right, type PaymentProcessor } from '../../../solutions/36-factory/factory.ts';

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
    const built = super.create(key);
    if (!['stripe', 'paypal', 'bank_transfer'].includes(key)) return built;
    return {
      name: built.name,
      process: (amount) => {
        const id = this.#newId();
        return new Right(() => id).create(key).process(amount);
      },
    };
  }
}
