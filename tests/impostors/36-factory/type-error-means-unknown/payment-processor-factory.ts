// Breaks 7: takes every `TypeError` from a creator as a sign that the key has no creator.
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
    try {
      return (this.#creators.get(key) as CreateProcessor)(this.#newId);
    } catch (error) {
      throw error instanceof TypeError ? new UnknownProcessorError(key, this.keys()) : error;
    }
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
