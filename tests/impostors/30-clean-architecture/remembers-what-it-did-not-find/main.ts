// Breaks 2: the in-memory store remembers that it did not find an order, even if the order is saved later.
import type { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import {
  createOrderController,
  type OrderController,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import { createPlaceOrder, type OrderRepository } from '../../../../solutions/30-clean-architecture/use-cases.ts';

/** A store that stands in for a database. Orders never change, so it needs no copies. */
export class InMemoryOrders implements OrderRepository {
  readonly #orders = new Map<string, Order>();
  readonly #found = new Map<string, Order | undefined>();

  async save(order: Order): Promise<void> {
    this.#orders.set(order.id, order);
  }

  /** The order with this id, or `undefined`. */
  find(orderId: string): Order | undefined {
    if (!this.#found.has(orderId)) this.#found.set(orderId, this.#orders.get(orderId));
    return this.#found.get(orderId);
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}
