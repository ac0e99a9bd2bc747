import { todo } from '../support/todo.ts';

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
  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    todo('refuse what can be no order, keep the rest');
  }

  get id(): string {
    return todo('the id');
  }

  get customerId(): string {
    return todo('the id of the customer');
  }

  get items(): readonly OrderItem[] {
    return todo('the items');
  }

  get total(): number {
    return todo('the sum of price times quantity');
  }
}
