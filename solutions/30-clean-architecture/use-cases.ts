import { Order, type OrderItem } from './entities.ts';

/** What the use cases need of a store; who provides it is decided further out. */
export interface OrderRepository {
  save(order: Order): Promise<void>;
  /** The order of that id, or undefined where there is none. */
  findById(orderId: string): Promise<Order | undefined>;
}

/** What it takes to place an order. */
export interface OrderRequest {
  readonly customerId: string;
  readonly items: readonly OrderItem[];
}

/** What is said of an order that was just placed. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly total: number;
}

/** All there is to say about an order. */
export interface OrderDetails extends PlacedOrder {
  readonly customerId: string;
  readonly items: readonly OrderItem[];
}

/** Places an order. */
export type PlaceOrder = (request: OrderRequest) => Promise<PlacedOrder>;

/** Looks an order up. */
export type ShowOrder = (orderId: string) => Promise<OrderDetails>;

/** There is no order of this id. */
export class OrderNotFoundError extends Error {
  override readonly name = 'OrderNotFoundError';
  readonly orderId: string;

  constructor(orderId: string) {
    super(`There is no order ${JSON.stringify(orderId)}`);
    this.orderId = orderId;
  }
}

/** Creates the use case that places orders: builds the entity, saves it, and says what came of it. */
export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  return async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    await repository.save(order);
    // Plain data, not the entity: whoever shapes the answer needs none of its methods and can't reach its insides.
    return { orderId: order.id, total: order.total };
  };
}

/** Creates the use case that shows an order. */
export function createShowOrder(repository: OrderRepository): ShowOrder {
  return async (orderId) => {
    const order = await repository.findById(orderId);
    if (!order) throw new OrderNotFoundError(orderId);
    const { id, customerId, items, total } = order;
    return { orderId: id, customerId, items, total };
  };
}
