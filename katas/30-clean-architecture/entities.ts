import { todo } from '../support/todo.ts';

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
  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    todo('reject an invalid order; otherwise, keep the data');
  }

  get id(): string {
    return todo('the id');
  }

  get customerId(): string {
    return todo("the customer's id");
  }

  get items(): readonly OrderItem[] {
    return todo('the items');
  }

  get total(): number {
    return todo('the sum of price times quantity');
  }
}
