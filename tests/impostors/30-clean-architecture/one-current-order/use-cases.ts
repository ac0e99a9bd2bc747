// Breaks 7: keeps the order being placed where the next one to be placed overwrites it.
import { Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import type { OrderRepository, PlacedOrder } from '../../../../solutions/30-clean-architecture/use-cases.ts';

export { createShowOrder, OrderNotFoundError } from '../../../../solutions/30-clean-architecture/use-cases.ts';
export type * from '../../../../solutions/30-clean-architecture/use-cases.ts';

export function createPlaceOrder(repository: OrderRepository, nextId: () => string) {
  let current: Order;
  return async ({ customerId, items }: Pick<Order, 'customerId' | 'items'>): Promise<PlacedOrder> => {
    current = new Order(nextId(), customerId, items);
    await repository.save(current);
    return { orderId: current.id, total: current.total };
  };
}
