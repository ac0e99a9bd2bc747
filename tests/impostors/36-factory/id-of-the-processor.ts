// Breaks 8: takes one id when a processor is built and puts it on all its payments.
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
    const builtIn = ['stripe', 'paypal', 'bank_transfer'].includes(key);
    if (!builtIn) return super.create(key);
    const id = this.#newId();
    return new Right(() => id).create(key);
  }
}
