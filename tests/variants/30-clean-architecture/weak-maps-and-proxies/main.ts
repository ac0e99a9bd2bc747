import type { Order } from './entities.ts';
import { createOrderController, type OrderController } from './interface-adapters.ts';
import { createPlaceOrder, type OrderRepository } from './use-cases.ts';

const stores = new WeakMap<InMemoryOrders, [id: string, order: Order][]>();

/** A store that stands in for a database. */
export class InMemoryOrders implements OrderRepository {
  constructor() {
    stores.set(this, []);
  }

  async save(order: Order): Promise<void> {
    stores.get(this)?.push([order.id, order]);
  }

  find(orderId: string): Order | undefined {
    return stores.get(this)?.findLast(([id]) => id === orderId)?.[1];
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  const [first, last] = [createPlaceOrder, createOrderController] as const;
  return last(first(repository, nextId));
}
