// Breaks 8: refuses an order that a subsystem places while `placeOrder` is running.
import { OrderFacade as Right, type Order, type OrderResult } from '../../../solutions/40-facade/facade.ts';

export * from '../../../solutions/40-facade/facade.ts';

export class OrderFacade extends Right {
  #isRunning = false;

  override placeOrder(order: Order): Promise<OrderResult> {
    if (this.#isRunning) return Promise.resolve({ success: false, reason: 'unavailable' });
    this.#isRunning = true;
    try {
      return super.placeOrder(order);
    } finally {
      this.#isRunning = false;
    }
  }
}
