import { InvalidOrderError, type OrderItem } from './errors.ts';
import { isWholeFrom, itemOf } from './item.ts';

export { InvalidOrderError } from './errors.ts';
export type { OrderField, OrderItem } from './errors.ts';

/** What an order is before it has an id: checked, and complete but for that. */
export class Basket {
  readonly customerId: string;
  readonly items: readonly OrderItem[];
  readonly total: number;

  constructor(customerId: string, items: readonly OrderItem[]) {
    if (items.length === 0) throw new InvalidOrderError('items', items);
    this.customerId = customerId;
    this.items = Object.freeze(Array.from(items, itemOf));
    this.total = this.items.map(({ price, quantity }) => price * quantity).reduce((a, b) => a + b);
    if (!isWholeFrom(0, this.total)) throw new InvalidOrderError('total', this.total);
    Object.freeze(this);
  }
}

export class Order extends Basket {
  readonly #id: string;

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    super(customerId, items);
    this.#id = id;
  }

  get id(): string {
    return this.#id;
  }
}
