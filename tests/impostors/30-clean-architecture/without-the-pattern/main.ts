import type { Order } from './entities.ts';
import { createOrderController, type OrderController } from './interface-adapters.ts';
import { Store } from './shop.ts';
import { createPlaceOrder, type OrderRepository } from './use-cases.ts';

/** A store that stands in for a database. Orders never change, so it needs no copies. */
export class InMemoryOrders implements OrderRepository {
  readonly #orders = new Store<Order>();

  async save(order: Order): Promise<void> {
    this.#orders.put(order);
  }

  /** The order with this id, or `undefined`. */
  find(orderId: string): Order | undefined {
    return this.#orders.get(orderId);
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}
