// Breaks 2, 3: takes Stripe and STRIPE for stripe.
import {
  PaymentProcessorFactory as Right,
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

export class PaymentProcessorFactory extends Right {
  override register(key: string, create: CreateProcessor): void {
    super.register(key.toLowerCase(), create);
  }

  override create(key: string): PaymentProcessor {
    return super.create(key.toLowerCase());
  }
}
