// Breaks 7: makes the id from the clock, so two orders in one millisecond share it.
import { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import type { OrderRepository, PlaceOrder } from '../../../../solutions/30-clean-architecture/use-cases.ts';

export { createShowOrder, OrderNotFoundError } from '../../../../solutions/30-clean-architecture/use-cases.ts';
export type * from '../../../../solutions/30-clean-architecture/use-cases.ts';

export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  return async ({ customerId, items }) => {
    const order = new Order(`ord-${Date.now()}`, customerId, items);
    await repository.save(order);
    return { orderId: order.id, total: order.total };
  };
}
