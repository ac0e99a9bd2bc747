// Breaks 8: counts the payments of each processor in place of asking for an id.
import { PaymentProcessorFactory as Right, type PaymentProcessor } from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export class PaymentProcessorFactory extends Right {
  override create(key: string): PaymentProcessor {
    const builtIn = ['stripe', 'paypal', 'bank_transfer'].includes(key);
    if (!builtIn) return super.create(key);
    let count = 0;
    return new Right(() => String((count += 1))).create(key);
  }
}
