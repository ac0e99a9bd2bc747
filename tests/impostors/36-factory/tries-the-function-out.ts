// Breaks 4: builds one processor at registration, to see whether the function works.
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
    super.register(key, create);
    create();
  }
}
