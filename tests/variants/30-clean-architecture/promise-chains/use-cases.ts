import { Order, type OrderItem } from './entities.ts';

export interface OrderRepository {
  save(order: Order): Promise<void>;
  findById(orderId: string): Promise<Order | undefined>;
}
export interface OrderRequest {
  readonly customerId: string;
  readonly items: readonly OrderItem[];
}
export interface PlacedOrder {
  readonly orderId: string;
  readonly total: number;
}
export interface OrderDetails extends PlacedOrder, OrderRequest {}
export type PlaceOrder = (request: OrderRequest) => Promise<PlacedOrder>;
export type ShowOrder = (orderId: string) => Promise<OrderDetails>;

export class OrderNotFoundError extends Error {
  readonly orderId: string;

  constructor(orderId: string) {
    super('not found');
    this.orderId = orderId;
  }
}

/** Says everything of an order, also where less is asked for. */
function detailsOf(order: Order): OrderDetails {
  return { total: order.total, items: order.items, customerId: order.customerId, orderId: order.id };
}

export const createPlaceOrder =
  (repository: OrderRepository, nextId: () => string): PlaceOrder =>
  (request) =>
    Promise.resolve()
      .then(nextId)
      .then((id) => new Order(id, request.customerId, request.items))
      .then((order) => repository.save(order).then(() => detailsOf(order)));

export const createShowOrder =
  (repository: OrderRepository): ShowOrder =>
  (orderId) =>
    new Promise<Order | undefined>((resolve) => resolve(repository.findById(orderId))).then((order) =>
      order ? detailsOf(order) : Promise.reject(new OrderNotFoundError(orderId)),
    );
