// Breaks 4: a flag rejects a `create` by a creator.
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
  #isCreating = false;

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
    if (this.#isCreating) throw new Error('The factory is busy.');
    this.#isCreating = true;
    try {
      return create(this.#newId);
    } finally {
      this.#isCreating = false;
    }
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
