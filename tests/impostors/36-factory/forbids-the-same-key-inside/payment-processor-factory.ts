// Breaks 4: rejects a `create` by the creator of the same key, as if it had to be endless recursion.
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
  readonly #beingCreated = new Set<string>();

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
    if (this.#beingCreated.has(key)) throw new Error('This creator calls itself.');
    this.#beingCreated.add(key);
    try {
      return create(this.#newId);
    } finally {
      this.#beingCreated.delete(key);
    }
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
