// Breaks 5: keeps the first function and tells nobody.
import { PaymentProcessorFactory as Right, type CreateProcessor } from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export class PaymentProcessorFactory extends Right {
  override register(key: string, create: CreateProcessor): void {
    if (this.keys().includes(key)) return;
    super.register(key, create);
  }
}
