// Breaks 4, 7: keeps `newId` in a static field, so all factories pass the latest one.
import {
  type CreateProcessor,
  DuplicateProcessorError,
  type PaymentProcessor,
  type ProcessorRegistry,
  UnknownProcessorError,
} from '../../../../solutions/36-factory/payment-processor.ts';

export class PaymentProcessorFactory implements ProcessorRegistry {
  static #newId: () => string;
  readonly #creators = new Map<string, CreateProcessor>();

  constructor(newId: () => string) {
    PaymentProcessorFactory.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (this.#creators.has(key)) throw new DuplicateProcessorError(key);
    this.#creators.set(key, create);
  }

  create(key: string): PaymentProcessor {
    const create = this.#creators.get(key);
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create(PaymentProcessorFactory.#newId);
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
