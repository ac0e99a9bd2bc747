// Breaks 6: keeps what is registered on the class, as the source does, so that all factories share it.
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
  static readonly #registered = new Map<string, CreateProcessor>();
  readonly #builtIn: Right;

  constructor(newId: () => string) {
    this.#builtIn = new Right(newId);
  }

  register(key: string, create: CreateProcessor): void {
    if (this.keys().includes(key)) throw new DuplicateProcessorError(key);
    PaymentProcessorFactory.#registered.set(key, create);
  }

  create(key: string): PaymentProcessor {
    const create = PaymentProcessorFactory.#registered.get(key);
    if (create) return create();
    if (!this.keys().includes(key)) throw new UnknownProcessorError(key, this.keys());
    return this.#builtIn.create(key);
  }

  keys(): readonly string[] {
    return [...this.#builtIn.keys(), ...PaymentProcessorFactory.#registered.keys()];
  }
}
