// TypeScript is content: an order has all that its details have.
import { Order } from './entities.ts';
import {
  OrderNotFoundError,
  type PlacedOrder,
  type OrderDetails,
  type OrderRequest,
} from '../../../../solutions/30-clean-architecture/use-cases.ts';

export { OrderNotFoundError } from '../../../../solutions/30-clean-architecture/use-cases.ts';
export type { OrderDetails, OrderRequest, PlacedOrder } from '../../../../solutions/30-clean-architecture/use-cases.ts';

export interface OrderRepository {
  save(order: Order): Promise<void>;
  findById(orderId: string): Promise<Order | undefined>;
}
export type PlaceOrder = (request: OrderRequest) => Promise<PlacedOrder>;
export type ShowOrder = (orderId: string) => Promise<OrderDetails>;

export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  return async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    await repository.save(order);
    return order;
  };
}

export function createShowOrder(repository: OrderRepository): ShowOrder {
  return async (orderId) => {
    const order = await repository.findById(orderId);
    if (!order) throw new OrderNotFoundError(orderId);
    return order;
  };
}
