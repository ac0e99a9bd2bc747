// Breaks 8: starts an order only when the previous one has finished.
import { OrderFacade as Right, type Order, type OrderResult } from '../../../solutions/40-facade/facade.ts';

export * from '../../../solutions/40-facade/facade.ts';

export class OrderFacade extends Right {
  #previous: Promise<unknown> = Promise.resolve();

  override placeOrder(order: Order): Promise<OrderResult> {
    const copy = { ...order };
    const result = this.#previous.then(() => super.placeOrder(copy));
    this.#previous = result;
    return result;
  }
}
