import type { PaymentProcessor } from '../../../../solutions/36-factory/payment-processor.ts';
import { processorOf } from './payment.ts';

export function createPayPal(newId: () => string): PaymentProcessor {
  return processorOf('paypal', newId);
}
