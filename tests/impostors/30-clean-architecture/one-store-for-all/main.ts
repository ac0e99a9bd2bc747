// Breaks 5: all in-memory stores share one map.
import type { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import {
  createOrderController,
  type OrderController,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import { createPlaceOrder, type OrderRepository } from '../../../../solutions/30-clean-architecture/use-cases.ts';

const orders = new Map<string, Order>();

/** A store that stands in for a database. Orders never change, so it needs no copies. */
export class InMemoryOrders implements OrderRepository {
  async save(order: Order): Promise<void> {
    orders.set(order.id, order);
  }

  /** The order with this id, or `undefined`. */
  find(orderId: string): Order | undefined {
    return orders.get(orderId);
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}
