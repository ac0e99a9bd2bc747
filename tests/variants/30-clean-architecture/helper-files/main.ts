import type { Order } from './entities.ts';
import * as adapters from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import type { OrderRepository } from './use-cases.ts';
import { place } from './wiring.ts';

export class InMemoryOrders implements OrderRepository {
  #entries: readonly Order[] = [];

  save(order: Order): Promise<void> {
    this.#entries = [order, ...this.#entries];
    return Promise.resolve();
  }

  find(orderId: string): Order | undefined {
    return this.#entries.find(({ id }) => id === orderId);
  }
}

export const createApp = (repository: OrderRepository, nextId: () => string): adapters.OrderController =>
  adapters.createOrderController(place(repository, nextId));
