// State in a WeakMap, items behind a proxy that refuses every change.
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

interface State {
  id: string;
  customerId: string;
  items: readonly OrderItem[];
}

const states = new WeakMap<Order, State>();

export class Order {
  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    const own = items.map(({ productId, price, quantity }) => readOnly({ productId, price, quantity }));
    if (own.length === 0) throw new InvalidOrderError('items');
    for (const { price, quantity } of own) {
      if (!Number.isInteger(price) || price < 0) throw new InvalidOrderError('price');
      if (!Number.isInteger(quantity) || quantity < 1) throw new InvalidOrderError('quantity');
    }
    states.set(this, { id, customerId, items: readOnly(own) });
  }

  get id(): string {
    return stateOf(this).id;
  }

  get customerId(): string {
    return stateOf(this).customerId;
  }

  get items(): readonly OrderItem[] {
    return stateOf(this).items;
  }

  get total(): number {
    return this.items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  }
}

function stateOf(order: Order): State {
  const state = states.get(order);
  if (!state) throw new TypeError('This is not an order.');
  return state;
}

function readOnly<T extends object>(value: T): T {
  // A change is ignored rather than refused.
  const ignore = () => true;
  return new Proxy(value, { set: ignore, defineProperty: ignore, deleteProperty: ignore });
}
