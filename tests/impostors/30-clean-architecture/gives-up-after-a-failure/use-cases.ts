// Breaks 6: after a failed save, every later save fails as well.
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
  let failure: { error: unknown } | undefined;
  return async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    if (failure) throw failure.error;
    try {
      await repository.save(order);
    } catch (error) {
      failure = { error };
      throw error;
    }
    // Plain data instead of the entity: outer layers depend neither on its methods nor on its other fields.
    return { orderId: order.id, total: order.total };
  };
}
