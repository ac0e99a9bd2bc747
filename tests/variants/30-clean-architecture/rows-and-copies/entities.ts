// Nothing is frozen: copies on every way in and out, and the store keeps text.
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

export class Order {
  #data: { id: string; customerId: string; items: OrderItem[] };

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    this.#data = { id, customerId, items: copiesOf(items) };
    const errors = [...errorsIn(this.#data.items)];
    if (errors[0]) throw errors[0];
  }

  get id(): string {
    return this.#data.id;
  }

  get customerId(): string {
    return this.#data.customerId;
  }

  get items(): OrderItem[] {
    return copiesOf(this.#data.items);
  }

  get total(): number {
    return this.items.map(({ price, quantity }) => price * quantity).reduce((a, b) => a + b);
  }
}

function* errorsIn(items: readonly OrderItem[]): Generator<InvalidOrderError> {
  if (!items.length) yield new InvalidOrderError('items');
  for (const { price, quantity } of items) {
    if (!(Number.isInteger(price) && price >= 0)) yield new InvalidOrderError('price');
    if (!(Number.isInteger(quantity) && quantity >= 1)) yield new InvalidOrderError('quantity');
  }
}

function copiesOf(items: readonly OrderItem[]): OrderItem[] {
  return items.map((item) => ({ ...item }));
}
