import { Order } from './entities.ts';
import type { OrderRepository, OrderRequest, PlacedOrder } from './use-cases.ts';

export class PlaceOrderInteractor {
  readonly #repository: OrderRepository;
  readonly #nextId: () => string;

  constructor(repository: OrderRepository, nextId: () => string) {
    this.#repository = repository;
    this.#nextId = nextId;
  }

  async execute({ customerId, items }: OrderRequest): Promise<PlacedOrder> {
    // An invalid order uses up no id.
    const { total } = new Order('', customerId, items);
    const orderId = this.#nextId();
    await this.#repository.save(new Order(orderId, customerId, items));
    return { total, orderId };
  }
}
