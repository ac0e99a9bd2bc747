// Breaks 7: decides by the truthiness of the thrown value whether the creator failed.
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
    let processor: PaymentProcessor | undefined;
    let failure: unknown;
    try {
      processor = create(this.#newId);
    } catch (error) {
      failure = error;
    }
    if (failure) throw failure;
    return processor as PaymentProcessor;
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
