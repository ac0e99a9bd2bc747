// Breaks 3: all four layers are in `entities.ts`; the other files only re-export parts of it.
/** One line of an order. */
export interface OrderItem {
  readonly productId: string;
  /** Unit price in cents, at the time of the order. */
  readonly price: number;
  readonly quantity: number;
}

/** Thrown for an order that breaks a business rule. */
export class InvalidOrderError extends Error {
  override readonly name = 'InvalidOrderError';
  /** The part of the order that is invalid. */
  readonly field: 'items' | 'price' | 'quantity';

  constructor(field: 'items' | 'price' | 'quantity') {
    super(`Invalid order: check its ${field}`);
    this.field = field;
  }
}

/** A customer's order. It is always valid and never changes. */
export class Order {
  readonly #id: string;
  readonly #customerId: string;
  readonly #items: readonly OrderItem[];

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    // Copied first, so that the items that are checked are the ones that are kept. Frozen, so that they can be shared.
    const copies = items.map(({ productId, price, quantity }) => Object.freeze({ productId, price, quantity }));
    check(copies);
    this.#id = id;
    this.#customerId = customerId;
    this.#items = Object.freeze(copies);
  }

  get id(): string {
    return this.#id;
  }

  get customerId(): string {
    return this.#customerId;
  }

  get items(): readonly OrderItem[] {
    return this.#items;
  }

  get total(): number {
    return this.#items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  }
}

function check(items: readonly OrderItem[]): void {
  if (items.length === 0) throw new InvalidOrderError('items');
  for (const { price, quantity } of items) {
    if (!isIntegerOfAtLeast(0, price)) throw new InvalidOrderError('price');
    if (!isIntegerOfAtLeast(1, quantity)) throw new InvalidOrderError('quantity');
  }
}

function isIntegerOfAtLeast(min: number, value: number): boolean {
  return Number.isInteger(value) && value >= min;
}

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

/** Creates the use case. `nextId` must never return the same id twice. */
export function createPlaceOrder(repository: OrderRepository, nextId: () => string): PlaceOrder {
  return async ({ customerId, items }) => {
    const order = new Order(nextId(), customerId, items);
    await repository.save(order);
    // Plain data instead of the entity: outer layers depend neither on its methods nor on its other fields.
    return { orderId: order.id, total: order.total };
  };
}

/** A response to a web request, before a framework turns it into bytes. */
export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What a web route calls. */
export interface OrderController {
  place(request: OrderRequest): Promise<HttpResponse>;
}

/** Creates a controller that runs the use case and lets a presenter shape the response. */
export function createOrderController(placeOrder: PlaceOrder): OrderController {
  return {
    place: async ({ customerId, items }) => {
      try {
        return presentPlaced(await placeOrder({ customerId, items }));
      } catch (error) {
        return presentError(error);
      }
    },
  };
}

/** Presents a placed order. */
export function presentPlaced({ orderId, total }: PlacedOrder): HttpResponse {
  return { status: 201, body: { orderId, total } };
}

/** Presents a failure. */
export function presentError(error: unknown): HttpResponse {
  if (error instanceof InvalidOrderError) {
    return { status: 400, body: { error: 'invalid order', field: error.field } };
  }
  return { status: 500, body: { error: 'internal error' } };
}

/** A store that stands in for a database. Orders never change, so it needs no copies. */
export class InMemoryOrders implements OrderRepository {
  readonly #orders = new Map<string, Order>();

  async save(order: Order): Promise<void> {
    this.#orders.set(order.id, order);
  }

  /** The order with this id, or `undefined`. */
  find(orderId: string): Order | undefined {
    return this.#orders.get(orderId);
  }
}

/** Connects the layers. */
export function createApp(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}
