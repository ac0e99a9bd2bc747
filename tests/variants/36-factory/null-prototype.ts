// A record without a prototype for the functions, and frozen processors.
import {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

const providers = [
  { key: 'stripe', name: 'Stripe', prefix: 'stripe' },
  { key: 'paypal', name: 'PayPal', prefix: 'pp' },
  { key: 'bank_transfer', name: 'BankTransfer', prefix: 'bt' },
];

export class PaymentProcessorFactory {
  readonly registry: Record<string, CreateProcessor> = Object.create(null);

  constructor(newId: () => string) {
    for (const { key, name, prefix } of providers) {
      this.registry[key] = () =>
        Object.freeze({
          name,
          process: (amount: number) => {
            if (amount > 0 && Number.isSafeInteger(amount)) return [prefix, newId()].join('_');
            throw new InvalidAmountError(amount);
          },
        });
    }
  }

  register(key: string, create: CreateProcessor): this {
    if (key in this.registry) throw new DuplicateProcessorError(key);
    this.registry[key] = create;
    return this;
  }

  create(key: string): PaymentProcessor {
    const { [key]: create } = this.registry;
    if (create === undefined) throw new UnknownProcessorError(key, Object.freeze(Object.keys(this.registry)));
    return create();
  }

  keys(): readonly string[] {
    return Object.freeze(Object.keys(this.registry).sort());
  }
}
