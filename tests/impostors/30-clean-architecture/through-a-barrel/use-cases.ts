// Breaks 3: imports a barrel that exports every layer, so every layer depends on every other.
import { Order, type OrderItem } from './index.ts';

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
  return async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    await repository.save(order);
    // Plain data instead of the entity: outer layers depend neither on its methods nor on its other fields.
    return { orderId: order.id, total: order.total };
  };
}
