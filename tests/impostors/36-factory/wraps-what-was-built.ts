// Breaks 4: wraps registered processors to check their amounts too, and so returns another object.
import {
  InvalidAmountError,
  PaymentProcessorFactory as Right,
  type CreateProcessor,
} from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export class PaymentProcessorFactory extends Right {
  override register(key: string, create: CreateProcessor): void {
    super.register(key, () => {
      const inner = create();
      return {
        name: inner.name,
        process(amount) {
          if (!Number.isSafeInteger(amount) || amount < 1) throw new InvalidAmountError(amount);
          return inner.process(amount);
        },
      };
    });
  }
}
