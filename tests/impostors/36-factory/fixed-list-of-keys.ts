// Breaks 2: lists the three keys it was born with in the error, whatever was registered since.
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
    if (!this.keys().includes(key)) throw new UnknownProcessorError(key, ['stripe', 'paypal', 'bank_transfer']);
    return super.create(key);
  }
}
