// Breaks 6: keeps the orders of all apps in one map of the module.
import type { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import {
  createOrderController,
  type OrderController,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import {
  createPlaceOrder,
  createShowOrder,
  type OrderRepository,
} from '../../../../solutions/30-clean-architecture/use-cases.ts';

/** What an app is made of. */
export interface AppOptions {
  /** Never gives the same id twice. */
  nextId: () => string;
  /** Where orders are kept; in a memory of the app's own unless given. */
  repository?: OrderRepository;
}

const orders = new Map<string, Order>();

/** Creates a store that stands in for a database. Orders can't change, so it keeps and gives the very same ones. */
export function createInMemoryOrders(): OrderRepository {
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
