import type { Order } from './entities.ts';
import type { OrderController } from './interface-adapters.ts';
import * as adapters from './interface-adapters.ts';
import * as useCases from './use-cases.ts';

export class InMemoryOrders implements useCases.OrderRepository {
  readonly all: Order[] = [];

  save = (order: Order): Promise<void> => Promise.resolve(void this.all.unshift(order));

  find = (orderId: string): Order | undefined => this.all.find((order) => order.id === orderId);
}

export function createApp(...parts: Parameters<typeof useCases.createPlaceOrder>): OrderController {
  const { createOrderController } = adapters;
  return createOrderController(useCases.createPlaceOrder(...parts));
}
