import type { Order } from './entities.ts';
import { createOrderController, type OrderController } from './interface-adapters.ts';
import { createPlaceOrder, createShowOrder, type OrderRepository } from './use-cases.ts';

/** What an app is made of. */
export interface AppOptions {
  /** Never gives the same id twice. */
  nextId: () => string;
  /** Where orders are kept; in a memory of the app's own unless given. */
  repository?: OrderRepository;
}

/** Creates a store that stands in for a database. Orders can't change, so it keeps and gives the very same ones. */
export function createInMemoryOrders(): OrderRepository {
  const orders = new Map<string, Order>();
  return {
    save: async (order) => {
      orders.set(order.id, order);
    },
    findById: async (orderId) => orders.get(orderId),
  };
}

/** Puts the layers together: the one place that knows them all. */
export function createApp({ nextId, repository = createInMemoryOrders() }: AppOptions): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId), createShowOrder(repository));
}
