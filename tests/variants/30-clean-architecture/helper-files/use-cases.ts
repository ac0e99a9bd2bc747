import { Basket, Order, type OrderItem } from './entities.ts';

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

/** Use cases as classes; a refused order takes no id. */
class PlaceOrderInteractor {
  readonly #repository: OrderRepository;
  readonly #nextId: () => string;

  constructor(repository: OrderRepository, nextId: () => string) {
    this.#repository = repository;
    this.#nextId = nextId;
  }

  async execute(request: OrderRequest): Promise<PlacedOrder> {
    await undefined;
    const { customerId, items, total } = new Basket(request.customerId, request.items);
    const orderId = this.#nextId();
    await this.#repository.save(new Order(orderId, customerId, items));
    await undefined;
    return { orderId, total };
  }
}

export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  const interactor = new PlaceOrderInteractor(repository, nextId);
  return (request) => interactor.execute(request);
}

export function createShowOrder(repository: OrderRepository): ShowOrder {
  return async (orderId) => {
    const { customerId, items, total } = (await repository.findById(orderId)) ?? refuse(orderId);
    return { orderId, customerId, items: [...items], total };
  };
}

function refuse(orderId: string): never {
  throw new OrderNotFoundError(orderId);
}
