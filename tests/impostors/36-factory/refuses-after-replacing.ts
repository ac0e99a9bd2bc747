// Breaks 5: notices the second registration only when it has replaced the first.
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
  readonly #creators: Map<string, CreateProcessor>;

  constructor(newId: () => string) {
    const right = new Right(newId);
    this.#creators = new Map(right.keys().map((key) => [key, () => right.create(key)]));
  }

  register(key: string, create: CreateProcessor): void {
    const before = this.#creators.size;
    this.#creators.set(key, create);
    if (this.#creators.size === before) throw new DuplicateProcessorError(key);
  }

  create(key: string): PaymentProcessor {
    const create = this.#creators.get(key);
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create();
  }

  keys(): readonly string[] {
    return [...this.#creators.keys()];
  }
}
