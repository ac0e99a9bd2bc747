import { createOrderController, type OrderController } from './interface-adapters.ts';
import { createInMemoryOrders } from './store.ts';
import { createPlaceOrder, createShowOrder, type OrderRepository } from './use-cases.ts';

/** What an app is made of. */
export interface AppOptions {
  /** Never gives the same id twice. */
  nextId: () => string;
  /** Where orders are kept; in a memory of the app's own unless given. */
  repository?: OrderRepository;
}

export { createInMemoryOrders } from './store.ts';

export function createApp({ nextId, repository = createInMemoryOrders() }: AppOptions): OrderController {
  const placeOrder = createPlaceOrder(repository, nextId);
  return createOrderController(placeOrder, createShowOrder(repository));
}
