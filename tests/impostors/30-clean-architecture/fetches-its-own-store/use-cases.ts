// Breaks 3: the use case loads a store for itself where it is given none.
import { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import type { OrderRepository, PlaceOrder } from '../../../../solutions/30-clean-architecture/use-cases.ts';

export { createShowOrder, OrderNotFoundError } from '../../../../solutions/30-clean-architecture/use-cases.ts';
export type * from '../../../../solutions/30-clean-architecture/use-cases.ts';

export function createPlaceOrder(repository: OrderRepository | undefined, nextId: () => string): PlaceOrder {
  return async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    const store =
      repository ?? (await import('../../../../solutions/30-clean-architecture/main.ts')).createInMemoryOrders();
    await store.save(order);
    return { orderId: order.id, total: order.total };
  };
}
