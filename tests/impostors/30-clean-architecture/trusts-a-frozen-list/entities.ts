// Breaks 7: if a list is already frozen, keeps it without copying it, although its items may not be frozen.
/** One line of an order. */
export interface OrderItem {
  readonly productId: string;
  /** Price of one piece in cents, at the time of the order. */
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

/** A customer's order: always valid, and it never changes. */
export class Order {
  readonly #id: string;
  readonly #customerId: string;
  readonly #items: readonly OrderItem[];

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    // A list that is frozen already can be kept as it is; any other is copied.
    const copies = Object.isFrozen(items)
      ? items
      : items.map(({ productId, price, quantity }) => Object.freeze({ productId, price, quantity }));

    if (copies.length === 0) throw new InvalidOrderError('items');
    for (const { price, quantity } of copies) {
      if (!Number.isInteger(price) || price < 0) throw new InvalidOrderError('price');
      if (!Number.isInteger(quantity) || quantity <= 0) throw new InvalidOrderError('quantity');
    }

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
