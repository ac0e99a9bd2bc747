// Breaks 3: one helper file does the work of all layers, and the layers only forward calls to it.
import { checked, Invalid, sumOf } from './shop.ts';

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
  readonly #id: string;
  readonly #customerId: string;
  readonly #items: readonly OrderItem[];

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    try {
      this.#items = checked(items);
    } catch (error) {
      throw error instanceof Invalid ? new InvalidOrderError(error.field) : error;
    }
    this.#id = id;
    this.#customerId = customerId;
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
    return sumOf(this.#items);
  }
}
