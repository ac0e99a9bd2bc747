// Breaks 5: puts the new function in the place of the old one.
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
  readonly #creators: Map<string, CreateProcessor>;

  constructor(newId: () => string) {
    const right = new Right(newId);
    this.#creators = new Map(right.keys().map((key) => [key, () => right.create(key)]));
  }

  register(key: string, create: CreateProcessor): void {
    this.#creators.set(key, create);
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
