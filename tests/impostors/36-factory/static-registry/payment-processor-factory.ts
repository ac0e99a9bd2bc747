// Breaks 7: keeps the creators in a static field, so all factories share them.
import {
  type CreateProcessor,
  DuplicateProcessorError,
  type PaymentProcessor,
  type ProcessorRegistry,
  UnknownProcessorError,
} from '../../../../solutions/36-factory/payment-processor.ts';

export class PaymentProcessorFactory implements ProcessorRegistry {
  static readonly #creators = new Map<string, CreateProcessor>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (PaymentProcessorFactory.#creators.has(key)) throw new DuplicateProcessorError(key);
    PaymentProcessorFactory.#creators.set(key, create);
  }

  create(key: string): PaymentProcessor {
    const create = PaymentProcessorFactory.#creators.get(key);
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create(this.#newId);
  }

  keys(): string[] {
    return [...PaymentProcessorFactory.#creators.keys()];
  }
}
