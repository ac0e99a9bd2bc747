// Breaks 7: keeps the creators in a module-level variable, which each new factory empties.
import {
  type CreateProcessor,
  DuplicateProcessorError,
  type PaymentProcessor,
  type ProcessorRegistry,
  UnknownProcessorError,
} from '../../../../solutions/36-factory/payment-processor.ts';

let creators = new Map<string, CreateProcessor>();

export class PaymentProcessorFactory implements ProcessorRegistry {
  readonly #newId: () => string;

  constructor(newId: () => string) {
    creators = new Map();
    this.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (creators.has(key)) throw new DuplicateProcessorError(key);
    creators.set(key, create);
  }

  create(key: string): PaymentProcessor {
    const create = creators.get(key);
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create(this.#newId);
  }

  keys(): string[] {
    return [...creators.keys()];
  }
}
