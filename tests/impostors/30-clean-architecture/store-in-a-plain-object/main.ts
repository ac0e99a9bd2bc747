// Breaks 5: keeps orders in a plain object, which has a `constructor` before anything is saved.
import type { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import {
  createOrderController,
  type OrderController,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import { createPlaceOrder, type OrderRepository } from '../../../../solutions/30-clean-architecture/use-cases.ts';

/** A store that stands in for a database. Orders never change, so it needs no copies. */
export class InMemoryOrders implements OrderRepository {
  readonly #orders = {} as Record<string, Order>;

  async save(order: Order): Promise<void> {
    this.#orders[order.id] = order;
  }

  /** The order with this id, or `undefined`. */
  find(orderId: string): Order | undefined {
    return this.#orders[orderId];
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}
