// Breaks 7: keeps the functions in an object literal, as the source does, which inherits toString and its like.
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
    if (this.#registry[key]) throw new DuplicateProcessorError(key);
    this.#registry[key] = create;
  }

  create(key: string): PaymentProcessor {
    const create = this.#registry[key];
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create();
  }

  keys(): readonly string[] {
    return Object.keys(this.#registry);
  }
}
