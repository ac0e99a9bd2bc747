import type { Order } from './entities.ts';
import type { OrderRepository } from './use-cases.ts';

/** A file beside main.ts: it may know what main.ts may know. */
export function createInMemoryOrders(): OrderRepository {
  const entries: [id: string, order: Order][] = [];
  return {
    save: async (order) => void entries.push([order.id, order]),
    findById: async (orderId) => entries.find(([id]) => id === orderId)?.[1],
  };
}
