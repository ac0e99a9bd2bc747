import { todo } from '../support/todo.ts';

export type OrderStatus = 'DRAFT' | 'CONFIRMED';

/** A product in an order, with its name and price as they were when it was ordered. */
export interface LineItem {
  readonly productId: string;
  readonly productName: string;
  /** Cents. */
  readonly unitPrice: number;
  readonly quantity: number;
}

/** The ceiling: no order may come to more than this many cents. */
export const maxOrderTotal = 1_000_000;

/** The order is confirmed and does not change any more. */
export class OrderConfirmedError extends Error {
  override readonly name = 'OrderConfirmedError';
  readonly orderId: string;
  readonly action: 'addItem' | 'removeItem' | 'confirm';

  constructor(orderId: string, action: 'addItem' | 'removeItem' | 'confirm') {
    super(`Order ${JSON.stringify(orderId)} is confirmed: ${action} is not possible`);
    this.orderId = orderId;
    this.action = action;
  }
}

/** A line has a quantity or a price that no line can have. */
export class InvalidLineError extends Error {
  override readonly name = 'InvalidLineError';
  readonly field: 'quantity' | 'unitPrice';
  readonly value: number;

  constructor(field: 'quantity' | 'unitPrice', value: number) {
    super(`No line can have the ${field} ${value}: it must be a whole number from 1`);
    this.field = field;
    this.value = value;
  }
}

/** The order would have come to more than the ceiling. */
export class OrderCeilingError extends Error {
  override readonly name = 'OrderCeilingError';
  readonly orderId: string;
  /** Cents that may still be added to the order. */
  readonly room: number;

  constructor(orderId: string, room: number) {
    super(`Order ${JSON.stringify(orderId)} has room for ${room} cents`);
    this.orderId = orderId;
    this.room = room;
  }
}

/** The order has no line of this product. */
export class ProductNotInOrderError extends Error {
  override readonly name = 'ProductNotInOrderError';
  readonly orderId: string;
  readonly productId: string;

  constructor(orderId: string, productId: string) {
    super(`Order ${JSON.stringify(orderId)} has no product ${JSON.stringify(productId)}`);
    this.orderId = orderId;
    this.productId = productId;
  }
}

/** An order without lines cannot be confirmed. */
export class EmptyOrderError extends Error {
  override readonly name = 'EmptyOrderError';
  readonly orderId: string;

  constructor(orderId: string) {
    super(`Order ${JSON.stringify(orderId)} has no lines`);
    this.orderId = orderId;
  }
}

/** The root of the aggregate: an order, and the only way to its lines. */
export class Order {
  constructor(id: string, customerId: string) {
    todo('an empty draft');
  }

  get id(): string {
    return todo('the id');
  }

  get customerId(): string {
    return todo('the id of the customer');
  }

  get status(): OrderStatus {
    return todo('the status');
  }

  /** The lines, safe from whoever reads them. */
  get items(): readonly LineItem[] {
    return todo('the lines');
  }

  /** Cents. */
  get total(): number {
    return todo('the sum of the lines');
  }

  /** @throws {OrderConfirmedError | InvalidLineError | OrderCeilingError} */
  addItem(line: LineItem): void {
    todo('check everything, then add the line');
  }

  /** @throws {OrderConfirmedError | ProductNotInOrderError} */
  removeItem(productId: string): void {
    todo('remove all lines of the product');
  }

  /** @throws {OrderConfirmedError | EmptyOrderError} */
  confirm(): void {
    todo('confirm the order');
  }
}
