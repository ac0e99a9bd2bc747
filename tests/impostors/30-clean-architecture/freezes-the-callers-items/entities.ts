// Breaks 7: freezes the items that the caller has passed, instead of copies of them.
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
    const frozenItems = items.map((item) => Object.freeze(item));
    check(frozenItems);
    this.#id = id;
    this.#customerId = customerId;
    this.#items = Object.freeze(frozenItems);
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
