// Breaks 3: keeps the creators in an object literal, which inherits `toString` and other keys.
import {
  type CreateProcessor,
  DuplicateProcessorError,
  type PaymentProcessor,
  type ProcessorRegistry,
  UnknownProcessorError,
} from '../../../../solutions/36-factory/payment-processor.ts';

export class PaymentProcessorFactory implements ProcessorRegistry {
  readonly #creators: Record<string, CreateProcessor> = {};
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (Object.hasOwn(this.#creators, key)) throw new DuplicateProcessorError(key);
    this.#creators[key] = create;
  }

  create(key: string): PaymentProcessor {
    const create = this.#creators[key];
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create(this.#newId);
  }

  keys(): string[] {
    return Object.keys(this.#creators);
  }
}
