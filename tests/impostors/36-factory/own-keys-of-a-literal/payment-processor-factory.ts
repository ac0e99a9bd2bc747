// Breaks 3: looks only for own keys of an object literal, but assigning `__proto__` does not create one.
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
    const create = Object.hasOwn(this.#creators, key) ? this.#creators[key] : undefined;
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create(this.#newId);
  }

  keys(): string[] {
    return Object.keys(this.#creators);
  }
}
