// Breaks 4: creates the processor at registration and returns it from every `create`.
import {
  type CreateProcessor,
  DuplicateProcessorError,
  type PaymentProcessor,
  type ProcessorRegistry,
  UnknownProcessorError,
} from '../../../../solutions/36-factory/payment-processor.ts';

export class PaymentProcessorFactory implements ProcessorRegistry {
  readonly #processors = new Map<string, PaymentProcessor>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (this.#processors.has(key)) throw new DuplicateProcessorError(key);
    this.#processors.set(key, create(this.#newId));
  }

  create(key: string): PaymentProcessor {
    const processor = this.#processors.get(key);
    if (!processor) throw new UnknownProcessorError(key, this.keys());
    return processor;
  }

  keys(): string[] {
    return [...this.#processors.keys()];
  }
}
