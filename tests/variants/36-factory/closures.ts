// Nothing on the object but functions; the state is an immutable array of pairs, and the three keys stand in a switch.
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

export class PaymentProcessorFactory {
  declare readonly register: (key: string, create: CreateProcessor) => void;
  declare readonly create: (key: string) => PaymentProcessor;
  declare readonly keys: () => readonly string[];

  constructor(newId: () => string) {
    let registered: readonly (readonly [key: string, create: CreateProcessor])[] = [];

    const taking = (name: string, prefix: string): PaymentProcessor => ({
      name,
      process: (amount) => {
        if (!(Number.isSafeInteger(amount) && amount >= 1)) throw new InvalidAmountError(amount);
        return prefix.concat('_', newId());
      },
    });
    const builtIn = (key: string): CreateProcessor | undefined => {
      switch (key) {
        case 'stripe':
          return () => taking('Stripe', 'stripe');
        case 'paypal':
          return () => taking('PayPal', 'pp');
        case 'bank_transfer':
          return () => taking('BankTransfer', 'bt');
        default:
          return undefined;
      }
    };
    const find = (key: string) => builtIn(key) ?? registered.find(([one]) => one === key)?.[1];
    const keys = () => [...registered.map(([key]) => key), 'bank_transfer', 'paypal', 'stripe'];

    Object.assign(this, {
      keys,
      register(key: string, create: CreateProcessor) {
        if (find(key)) throw new DuplicateProcessorError(key);
        registered = [...registered, [key, create]];
      },
      create(key: string) {
        const create = find(key);
        if (create) return create();
        throw new UnknownProcessorError(key, keys());
      },
    });
  }
}
