// Breaks 7: takes the empty key for a missing one and never finds what was registered under it.
import {
  PaymentProcessorFactory as Right,
  UnknownProcessorError,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export class PaymentProcessorFactory extends Right {
  override create(key: string): PaymentProcessor {
    if (!key) throw new UnknownProcessorError(key, this.keys());
    return super.create(key);
  }
}
