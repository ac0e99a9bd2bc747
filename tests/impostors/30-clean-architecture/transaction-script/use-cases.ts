// Breaks 3: the use case checks the items and adds up the total, and the controller sets the status codes.
import { InvalidOrderError, Order, type OrderItem } from '../../../../solutions/30-clean-architecture/entities.ts';

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
    if (items.length === 0) throw new InvalidOrderError('items');
    let total = 0;
    for (const item of items) {
      if (!Number.isInteger(item.price) || item.price < 0) throw new InvalidOrderError('price');
      if (!Number.isInteger(item.quantity) || item.quantity < 1) throw new InvalidOrderError('quantity');
      total += item.price * item.quantity;
    }
    const orderId = nextId();
    await repository.save(new Order(orderId, customerId, items));
    return { orderId, total };
  };
}
