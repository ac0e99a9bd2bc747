// Breaks 7: asks an object literal for its own keys, of which '__proto__' never becomes one.
import {
  DuplicateProcessorError,
  PaymentProcessorFactory as Right,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export class PaymentProcessorFactory {
  readonly #registry: Record<string, CreateProcessor>;

  constructor(newId: () => string) {
    const right = new Right(newId);
    this.#registry = {
      stripe: () => right.create('stripe'),
      paypal: () => right.create('paypal'),
      bank_transfer: () => right.create('bank_transfer'),
    };
  }

  register(key: string, create: CreateProcessor): void {
    if (Object.hasOwn(this.#registry, key)) throw new DuplicateProcessorError(key);
    this.#registry[key] = create;
  }

  create(key: string): PaymentProcessor {
    if (!Object.hasOwn(this.#registry, key)) throw new UnknownProcessorError(key, this.keys());
    return this.#registry[key]!();
  }

  keys(): readonly string[] {
    return Object.keys(this.#registry);
  }
}
