import { todo } from '../support/todo.ts';
import type { Order } from './entities.ts';
import type { OrderController } from './interface-adapters.ts';
import type { OrderRepository } from './use-cases.ts';

/** A store that stands in for a database. */
export class InMemoryOrders implements OrderRepository {
  save(order: Order): Promise<void> {
    return todo('store the order under its id');
  }

  /** The order with this id, or `undefined`. */
  find(orderId: string): Order | undefined {
    return todo('the order with this id');
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return todo('create the use case and the controller');
}
