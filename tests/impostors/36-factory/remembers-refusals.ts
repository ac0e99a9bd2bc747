// Breaks 3: remembers which keys are unknown, and goes on refusing them when they are registered.
import {
  PaymentProcessorFactory as Right,
  UnknownProcessorError,
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
  readonly #unknown = new Set<string>();

  override create(key: string): PaymentProcessor {
    if (this.#unknown.has(key)) throw new UnknownProcessorError(key, this.keys());
    if (!this.keys().includes(key)) this.#unknown.add(key);
    return super.create(key);
  }
}
