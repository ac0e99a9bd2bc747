// Breaks 4: the controller checks requests, and the entity takes whatever it is given.
/** One line of an order. */
export interface OrderItem {
  readonly productId: string;
  /** Minor units (cents) for one piece, as they were when it was ordered. */
  readonly price: number;
  readonly quantity: number;
}

/** What of an order is wrong. */
export type OrderField = 'items' | 'price' | 'quantity' | 'total';

/** Something that can be no order. */
export class InvalidOrderError extends Error {
  override readonly name = 'InvalidOrderError';
  readonly field: OrderField;
  readonly value: unknown;

  constructor(field: OrderField, value: unknown) {
    super(`No order can have ${field} ${String(value)}`);
    this.field = field;
    this.value = value;
  }
}

/** An order that somebody has placed: always valid, never changed. */
export class Order {
  readonly #id: string;
  readonly #customerId: string;
  readonly #items: readonly OrderItem[];
  readonly #total: number;

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    // Copied before it is checked: what was checked is what is kept. Frozen, so it can be handed out as it is.
    const own = items.map(({ productId, price, quantity }) => Object.freeze({ productId, price, quantity }));
    this.#id = id;
    this.#customerId = customerId;
    this.#items = Object.freeze(own);
    this.#total = totalOf(own);
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
    return this.#total;
  }
}

function totalOf(items: readonly OrderItem[]): number {
  return items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}
