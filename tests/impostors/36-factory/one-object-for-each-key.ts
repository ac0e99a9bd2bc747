// Breaks 4: keeps what a key built and gives it to everybody who asks again.
import { PaymentProcessorFactory as Right, type PaymentProcessor } from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export class PaymentProcessorFactory extends Right {
  readonly #built = new Map<string, PaymentProcessor>();

  override create(key: string): PaymentProcessor {
    const built = this.#built.get(key) ?? super.create(key);
    this.#built.set(key, built);
    return built;
  }
}
