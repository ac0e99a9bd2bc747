import { todo } from '../support/todo.ts';

export type OrderStatus = 'DRAFT' | 'CONFIRMED';

/** One product in an order. */
export interface LineItem {
  readonly productId: string;
  /** In cents. */
  readonly unitPrice: number;
  readonly quantity: number;
}

/** Why an order rejects a call. */
export type RejectionReason =
  'confirmed' | 'empty' | 'above limit' | 'duplicate product' | 'unknown product' | 'invalid number';

/** Thrown when an order rejects a call. */
export class OrderError extends Error {
  override readonly name = 'OrderError';
  readonly orderId: string;
  readonly reason: RejectionReason;

  constructor(orderId: string, reason: RejectionReason) {
    super(`Order ${JSON.stringify(orderId)} rejects the call: ${reason}`);
    this.orderId = orderId;
    this.reason = reason;
  }
}

/** An order with its items: the root of the aggregate. */
export class Order {
  constructor(id: string, limit: number) {
    todo('start an empty draft with this limit in cents');
  }

  get id(): string {
    return todo('return the id');
  }

  get status(): OrderStatus {
    return todo('return the status');
  }

  /** The items, in the sequence in which they were added. */
  get items(): readonly LineItem[] {
    return todo('return a snapshot of the items');
  }

  /** In cents. */
  get total(): number {
    return todo('return the total of all items');
  }

  /** @throws {OrderError} */
  addItem(item: LineItem): void {
    todo('check the order as a whole, then add the item');
  }

  /** @throws {OrderError} */
  changeQuantity(productId: string, quantity: number): void {
    todo('check the order as a whole, then change the quantity');
  }

  /** @throws {OrderError} */
  removeItem(productId: string): void {
    todo('remove the item of this product');
  }

  /** @throws {OrderError} */
  confirm(): void {
    todo('confirm an order that has items');
  }
}
