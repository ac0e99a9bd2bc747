// Breaks 3: caches which keys are unknown, and rejects them even after their registration.
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
  readonly #unknown = new Set<string>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (this.#creators.has(key)) throw new DuplicateProcessorError(key);
    this.#creators.set(key, create);
  }

  create(key: string): PaymentProcessor {
    const create = this.#unknown.has(key) ? undefined : this.#creators.get(key);
    if (!create) {
      this.#unknown.add(key);
      throw new UnknownProcessorError(key, this.keys());
    }
    return create(this.#newId);
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
