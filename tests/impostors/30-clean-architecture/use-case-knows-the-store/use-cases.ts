// Breaks 3, 5: the use case looks for a method of the in-memory store.
import { Order, type OrderItem } from '../../../../solutions/30-clean-architecture/entities.ts';
import type { InMemoryOrders } from '../../../../solutions/30-clean-architecture/main.ts';

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

function isInMemory(repository: OrderRepository): repository is InMemoryOrders {
  return 'find' in repository;
}

/** Creates the use case. `nextId` must never return the same id twice. */
export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  return async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    if (isInMemory(repository) && repository.find(order.id)) throw new Error(`Repeated id ${order.id}`);
    await repository.save(order);
    // Plain data instead of the entity: outer layers depend neither on its methods nor on its other fields.
    return { orderId: order.id, total: order.total };
  };
}
