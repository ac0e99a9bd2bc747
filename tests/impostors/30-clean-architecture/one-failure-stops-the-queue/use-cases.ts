// Breaks 6: saves one order after another, and a failed save makes all waiting orders fail.
import { Order, type OrderItem } from '../../../../solutions/30-clean-architecture/entities.ts';

/** The port: what the use case needs from a store. An outer layer implements it. */
export interface OrderRepository {
  save(order: Order): Promise<void>;
}

/** Input of the use case. */
export interface OrderRequest {
  readonly customerId: string;
  readonly items: readonly OrderItem[];
}

/** Output of the use case. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly total: number;
}

/** The use case: places an order. */
export type PlaceOrder = (request: OrderRequest) => Promise<PlacedOrder>;

/** Creates the use case. `nextId` must never return the same id twice. */
export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  let last: Promise<void> = Promise.resolve();
  return async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    const saving = last.then(() => repository.save(order));
    const recovered = saving.catch(() => {
      if (last === saving) last = Promise.resolve();
    });
    last = saving;
    await saving.finally(() => recovered);
    // Plain data instead of the entity: outer layers depend neither on its methods nor on its other fields.
    return { orderId: order.id, total: order.total };
  };
}
