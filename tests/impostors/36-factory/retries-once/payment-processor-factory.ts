// Breaks 7: if a creator throws, calls it a second time.
import {
  type CreateProcessor,
  DuplicateProcessorError,
  type PaymentProcessor,
  type ProcessorRegistry,
  UnknownProcessorError,
} from '../../../../solutions/36-factory/payment-processor.ts';

export class PaymentProcessorFactory implements ProcessorRegistry {
  readonly #creators = new Map<string, CreateProcessor>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (this.#creators.has(key)) throw new DuplicateProcessorError(key);
    this.#creators.set(key, create);
  }

  create(key: string): PaymentProcessor {
    const create = this.#creators.get(key);
    if (!create) throw new UnknownProcessorError(key, this.keys());
    try {
      return create(this.#newId);
    } catch {
      return create(this.#newId);
    }
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
