// Breaks 5: trims ids, so two different orders become one.
import type { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import {
  createOrderController,
  type OrderController,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import { createPlaceOrder, type OrderRepository } from '../../../../solutions/30-clean-architecture/use-cases.ts';

/** A store that stands in for a database. Orders never change, so it needs no copies. */
export class InMemoryOrders implements OrderRepository {
  readonly #orders = new Map<string, Order>();

  async save(order: Order): Promise<void> {
    this.#orders.set(order.id.trim(), order);
  }

  /** The order with this id, or `undefined`. */
  find(orderId: string): Order | undefined {
    return this.#orders.get(orderId.trim());
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}
