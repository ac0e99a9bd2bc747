import { Order } from './entities.ts';
import { createOrderController, type OrderController } from './interface-adapters.ts';
import { createPlaceOrder, type OrderRepository } from './use-cases.ts';

export class InMemoryOrders implements OrderRepository {
  readonly #rows = new Map<string, string>();

  async save({ id, customerId, items }: Order): Promise<void> {
    await Promise.resolve();
    this.#rows.set(id, JSON.stringify([customerId, items]));
  }

  find(orderId: string): Order | undefined {
    const row = this.#rows.get(orderId);
    if (row === undefined) return undefined;
    const [customerId, items] = JSON.parse(row) as [Order['customerId'], Order['items']];
    return new Order(orderId, customerId, items);
  }
}

export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}
