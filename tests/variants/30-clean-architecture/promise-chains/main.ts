import type { Order } from './entities.ts';
import { createOrderController, type OrderController } from './interface-adapters.ts';
import { createPlaceOrder, createShowOrder, type OrderRepository } from './use-cases.ts';

export interface AppOptions {
  nextId: () => string;
  repository?: OrderRepository;
}

class ListOfOrders implements OrderRepository {
  #orders: readonly Order[] = [];

  save(order: Order): Promise<void> {
    this.#orders = [order, ...this.#orders];
    return Promise.resolve();
  }

  findById(orderId: string): Promise<Order | undefined> {
    return Promise.resolve(this.#orders.find((order) => order.id === orderId));
  }
}

export function createInMemoryOrders(): OrderRepository {
  return new ListOfOrders();
}

export function createApp(options: AppOptions): OrderController {
  const repository = options.repository ?? createInMemoryOrders();
  return createOrderController(
    createPlaceOrder(repository, () => options.nextId()),
    createShowOrder(repository),
  );
}
