// Breaks 8: compares the creators' names, and creates the shop's processors itself.
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
    const newId = this.#newId;
    switch (create.name) {
      case 'createStripe':
        return { name: 'Stripe', process: () => `stripe_${newId()}` };
      case 'createPayPal':
        return { name: 'PayPal', process: () => `pp_${newId()}` };
      case 'createBankTransfer':
        return { name: 'BankTransfer', process: () => `bt_${newId()}` };
      default:
        return create(newId);
    }
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
