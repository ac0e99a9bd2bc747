import {
  type CreateProcessor,
  type PaymentProcessor,
  type ProcessorRegistry,
  UnknownProcessorError,
} from '../../../../solutions/36-factory/payment-processor.ts';

export class PaymentProcessorFactory implements ProcessorRegistry {
  static readonly #registry: Record<string, CreateProcessor> = {};
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    PaymentProcessorFactory.#registry[key] = create;
  }

  create(key: string): PaymentProcessor {
    const create = PaymentProcessorFactory.#registry[key];
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create(this.#newId);
  }

  keys(): string[] {
    return Object.keys(PaymentProcessorFactory.#registry);
  }
}
