// Breaks 6: keeps the keys in a list of its own and gives that very list to callers and errors.
import {
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
  readonly #right: Right;
  readonly #keys: string[];

  constructor(newId: () => string) {
    this.#right = new Right(newId);
    this.#keys = [...this.#right.keys()];
  }

  register(key: string, create: CreateProcessor): void {
    this.#right.register(key, create);
    this.#keys.push(key);
  }

  create(key: string): PaymentProcessor {
    if (!this.#keys.includes(key)) throw new UnknownProcessorError(key, this.#keys);
    return this.#right.create(key);
  }

  keys(): readonly string[] {
    return this.#keys;
  }
}
