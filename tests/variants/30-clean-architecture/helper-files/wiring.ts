import { createPlaceOrder, type OrderRepository, type PlaceOrder } from './use-cases.ts';

export function place(repository: OrderRepository, nextId: () => string): PlaceOrder {
  return createPlaceOrder({ save: (order) => repository.save(order) }, () => nextId());
}
