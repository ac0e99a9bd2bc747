import { todo } from '../support/todo.ts';
import type { ProductEvent } from './product-events.ts';

/** What a client wants to happen. */
export type Command =
  | {
      /** Names a new category, or renames one. */
      readonly type: 'NameCategory';
      readonly categoryId: string;
      readonly name: string;
    }
  | {
      readonly type: 'AddProduct';
      readonly productId: string;
      readonly name: string;
      /** In cents. */
      readonly price: number;
      /** The category may get its name later. */
      readonly categoryId: string;
    }
  | { readonly type: 'AddStock'; readonly productId: string; readonly quantity: number; readonly reason: string }
  | { readonly type: 'RemoveStock'; readonly productId: string; readonly quantity: number };

/** There is already a product with this id. */
export class ProductExistsError extends Error {
  override readonly name = 'ProductExistsError';
  readonly productId: string;

  constructor(productId: string) {
    super(`Product ${JSON.stringify(productId)} already exists`);
    this.productId = productId;
  }
}

/** There is no product with this id. */
export class UnknownProductError extends Error {
  override readonly name = 'UnknownProductError';
  readonly productId: string;

  constructor(productId: string) {
    super(`Unknown product: ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
}

/** The price or quantity of a command is not valid. */
export class InvalidNumberError extends Error {
  override readonly name = 'InvalidNumberError';
  readonly field: 'price' | 'quantity';
  readonly value: number;

  constructor(field: 'price' | 'quantity', value: number) {
    super(`Invalid ${field}: ${value}`);
    this.field = field;
    this.value = value;
  }
}

/** A command would remove more than the quantity in stock. */
export class NotEnoughStockError extends Error {
  override readonly name = 'NotEnoughStockError';
  readonly productId: string;
  /** The quantity in stock. */
  readonly available: number;

  constructor(productId: string, available: number) {
    super(`Only ${available} of product ${JSON.stringify(productId)} in stock`);
    this.productId = productId;
    this.available = available;
  }
}

/** The write side: decides whether a command is valid, and publishes what has happened. */
export class ProductCommands {
  constructor(publish: (event: ProductEvent) => void) {
    todo('start with no products');
  }

  handle(command: Command): void {
    todo('reject the command, or publish its event');
  }
}
