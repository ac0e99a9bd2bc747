// Breaks 3: createApp does the work of all layers itself, although the layers exist.
import { InvalidOrderError, Order } from '../../../../solutions/30-clean-architecture/entities.ts';
import type { OrderController } from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import type { OrderRepository } from '../../../../solutions/30-clean-architecture/use-cases.ts';

/** A store that stands in for a database. Orders never change, so it needs no copies. */
export class InMemoryOrders implements OrderRepository {
  readonly #orders = new Map<string, Order>();

  async save(order: Order): Promise<void> {
    this.#orders.set(order.id, order);
  }

  /** The order with this id, or `undefined`. */
  find(orderId: string): Order | undefined {
    return this.#orders.get(orderId);
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return {
    place: async ({ customerId, items }) => {
      try {
        const order = new Order(nextId(), customerId, items);
        await repository.save(order);
        return { status: 201, body: { orderId: order.id, total: order.total } };
      } catch (error) {
        return error instanceof InvalidOrderError
          ? { status: 400, body: { error: 'invalid order', field: error.field } }
          : { status: 500, body: { error: 'internal error' } };
      }
    },
  };
}
