import {
  createOrderController,
  type OrderController,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import {
  createPlaceOrder,
  createShowOrder,
  type OrderRepository,
} from '../../../../solutions/30-clean-architecture/use-cases.ts';
import { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import type { AppOptions } from '../../../../solutions/30-clean-architecture/main.ts';

export type { AppOptions } from '../../../../solutions/30-clean-architecture/main.ts';

/** Text by id, as a key-value store would have it. */
export function createInMemoryOrders(): OrderRepository {
  const rows = new Map<string, string>();
  return {
    async save({ id, customerId, items }) {
      await Promise.resolve();
      rows.set(id, JSON.stringify([customerId, items]));
    },
    async findById(id) {
      const row = rows.get(id);
      if (row === undefined) return undefined;
      const [customerId, items] = JSON.parse(row) as [Order['customerId'], Order['items']];
      return new Order(id, customerId, items);
    },
  };
}

export function createApp({ nextId, repository }: AppOptions): OrderController {
  const orders = repository ?? createInMemoryOrders();
  return createOrderController(createPlaceOrder(orders, nextId), createShowOrder(orders));
}
