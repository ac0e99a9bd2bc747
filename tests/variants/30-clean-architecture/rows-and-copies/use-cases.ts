import type { OrderItem } from './entities.ts';
import { Order } from './entities.ts';

/** The port: what the use case needs from a store. An outer layer implements it. */
export interface OrderRepository {
  save(order: Order): Promise<void>;
}

/** Input of the use case. */
export interface OrderRequest {
  readonly customerId: string;
  readonly items: readonly OrderItem[];
}

/** Output of the use case. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly total: number;
}

/** The use case: places an order. */
export type PlaceOrder = (request: OrderRequest) => Promise<PlacedOrder>;

class PlacingOrders {
  private readonly repository: OrderRepository;
  private readonly nextId: () => string;

  constructor(repository: OrderRepository, nextId: () => string) {
    this.repository = repository;
    this.nextId = nextId;
  }

  async place({ customerId, items }: OrderRequest): Promise<PlacedOrder> {
    await undefined;
    const orderId = this.nextId();
    const order = new Order(orderId, customerId, items);
    const placed = { orderId, total: order.total };
    await this.repository.save(order);
    await undefined;
    return placed;
  }
}

export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  const useCase = new PlacingOrders(repository, nextId);
  return useCase.place.bind(useCase);
}
