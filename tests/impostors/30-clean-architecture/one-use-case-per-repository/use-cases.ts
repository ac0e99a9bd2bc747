// Breaks 5: caches one use case per repository, and ignores the id function of the next call with that repository.
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

const useCases = new WeakMap<OrderRepository, PlaceOrder>();

/** Creates the use case. `nextId` must never return the same id twice. */
export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  const known = useCases.get(repository);
  if (known) return known;
  const placeOrder: PlaceOrder = async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    await repository.save(order);
    // Plain data instead of the entity: outer layers depend neither on its methods nor on its other fields.
    return { orderId: order.id, total: order.total };
  };
  useCases.set(repository, placeOrder);
  return placeOrder;
}
