// Breaks 8: copies the list of items, but shares the items in it.
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
    const own = [...items];
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
  if (items.length === 0) throw new InvalidOrderError('items', items);
  for (const { price, quantity } of items) {
    if (!isWhole(price)) throw new InvalidOrderError('price', price);
    if (!isWhole(quantity) || quantity === 0) throw new InvalidOrderError('quantity', quantity);
  }
  // Sums and products of whole numbers are exact until they leave the safe range, and never come back into it.
  const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  if (!isWhole(total)) throw new InvalidOrderError('total', total);
  return total;
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
