import { todo } from '../support/todo.ts';
import type { OrderController } from './interface-adapters.ts';
import type { OrderRepository } from './use-cases.ts';

/** What an app is made of. */
export interface AppOptions {
  /** Never gives the same id twice. */
  nextId: () => string;
  /** Where orders are kept; in a memory of the app's own unless given. */
  repository?: OrderRepository;
}

/** Creates a store that stands in for a database. */
export function createInMemoryOrders(): OrderRepository {
  return todo('keep orders by their ids');
}

/** Puts the layers together: the one place that knows them all. */
export function createApp({ nextId, repository }: AppOptions): OrderController {
  return todo('hand each layer what it needs');
}
