// Breaks 8: returns the promise of an order in progress to a second order with the same id.
import { OrderFacade as Right, type Order, type OrderResult } from '../../../solutions/40-facade/facade.ts';

export * from '../../../solutions/40-facade/facade.ts';

export class OrderFacade extends Right {
  readonly #inProgress = new Map<string, Promise<OrderResult>>();

  override placeOrder(order: Order): Promise<OrderResult> {
    const { orderId } = order;
    const running = this.#inProgress.get(orderId);
    if (running) return running;
    const promise = super.placeOrder(order).finally(() => this.#inProgress.delete(orderId));
    this.#inProgress.set(orderId, promise);
    return promise;
  }
}
