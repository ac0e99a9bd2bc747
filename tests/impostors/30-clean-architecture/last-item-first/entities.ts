// Breaks 1: lists the items with the last one first.
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
    const copies = items
      .toReversed()
      .map(({ productId, price, quantity }) => Object.freeze({ productId, price, quantity }));
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
