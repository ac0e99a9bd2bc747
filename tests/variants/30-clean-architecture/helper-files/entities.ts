// Each layer has a helper file of its own; private methods use the keyword.
import { at, isWhole } from './numbers.ts';

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

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    this.id = id;
    this.customerId = customerId;
    this.items = Object.freeze(items.map((item) => this.checked(item)));
    if (this.items.length < 1) throw new InvalidOrderError('items');
    Object.freeze(this);
  }

  get total(): number {
    let total = 0;
    for (const item of this.items) total += Order.costOf(item);
    return total;
  }

  private static costOf({ price, quantity }: OrderItem): number {
    return price * quantity;
  }

  private checked(item: OrderItem): OrderItem {
    if (!isWhole(item.price, at.least(0))) throw new InvalidOrderError('price');
    if (!isWhole(item.quantity, at.least(1))) throw new InvalidOrderError('quantity');
    return Object.freeze({ productId: item.productId, price: item.price, quantity: item.quantity });
  }
}
