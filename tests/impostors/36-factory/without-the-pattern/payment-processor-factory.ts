// Breaks 3, 8: creates the shop's processors in a chain of `if`s, and uses creators only for other keys.
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
    if (key === 'stripe') return { name: 'Stripe', process: () => `stripe_${this.#newId()}` };
    if (key === 'paypal') return { name: 'PayPal', process: () => `pp_${this.#newId()}` };
    if (key === 'bank_transfer') return { name: 'BankTransfer', process: () => `bt_${this.#newId()}` };
    return create(this.#newId);
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
