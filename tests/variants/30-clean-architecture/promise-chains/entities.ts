// Promise chains for async functions, parameter objects for classes, and a frozen entity with bigints.
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
  readonly id: string;
  readonly customerId: string;
  readonly items: readonly OrderItem[];
  readonly total: number;

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    this.id = id;
    this.customerId = customerId;
    this.items = Object.freeze(items.map((item) => Object.freeze({ ...item })));
    const wrong = this.items.length === 0 ? 'items' : this.items.map(wrongIn).find((field) => field !== undefined);
    if (wrong !== undefined) throw new InvalidOrderError(wrong);
    this.total = Number(this.items.reduce((sum, item) => sum + BigInt(item.price) * BigInt(item.quantity), 0n));
    Object.freeze(this);
  }
}

function wrongIn({ price, quantity }: OrderItem): 'price' | 'quantity' | undefined {
  if (!(Number.isSafeInteger(price) && price >= 0)) return 'price';
  return Number.isSafeInteger(quantity) && quantity > 0 ? undefined : 'quantity';
}
