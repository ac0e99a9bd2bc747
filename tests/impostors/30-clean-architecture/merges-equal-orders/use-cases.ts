// Breaks 5: merges identical orders that are placed at the same time.
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
  const inFlight = new Map<string, Promise<PlacedOrder>>();
  const place = async ({ customerId, items }: OrderRequest): Promise<PlacedOrder> => {
    const order = new Order(nextId(), customerId, items);
    await repository.save(order);
    // Plain data instead of the entity: outer layers depend neither on its methods nor on its other fields.
    return { orderId: order.id, total: order.total };
  };
  return (request) => {
    const key = JSON.stringify([request.customerId, request.items]);
    const placing = inFlight.get(key) ?? place(request).finally(() => inFlight.delete(key));
    inFlight.set(key, placing);
    return placing;
  };
}
