// Breaks 4: a single model both checks commands and answers queries, and the two sides only forward calls to it.
import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';
import { Shop } from './shop.ts';

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

/** This number is not a valid price or quantity. */
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

/** A command would remove more than there is in stock. */
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
  readonly #publish: (event: ProductEvent) => void;
  readonly #shop = new Shop();

  constructor(publish: (event: ProductEvent) => void) {
    this.#publish = publish;
  }

  /** @throws {ProductExistsError | UnknownProductError | InvalidNumberError | NotEnoughStockError} */
  handle(command: Command): void {
    const event = this.#decide(command);
    // A copy, because the subscriber may change what it receives.
    this.#publish({ ...event });
    // Last, because nothing has happened if publishing fails.
    this.#shop.record(event);
  }

  /** Checks the command, and changes nothing. */
  #decide(command: Command): ProductEvent {
    switch (command.type) {
      case 'NameCategory': {
        const { categoryId, name } = command;
        return { type: 'CategoryNamed', categoryId, name };
      }
      case 'AddProduct': {
        const { productId, name, price, categoryId } = command;
        if (this.#shop.products.has(productId)) throw new ProductExistsError(productId);
        if (!isInteger(price, { min: 0 })) throw new InvalidNumberError('price', price);
        return { type: 'ProductAdded', productId, name, price, categoryId };
      }
      case 'AddStock': {
        const { productId, quantity, reason } = command;
        this.#checkStockChange(productId, quantity);
        return { type: 'StockAdded', productId, quantity, reason };
      }
      case 'RemoveStock': {
        const { productId, quantity } = command;
        const available = this.#checkStockChange(productId, quantity);
        if (quantity > available) throw new NotEnoughStockError(productId, available);
        return { type: 'StockRemoved', productId, quantity };
      }
      default:
        return command satisfies never;
    }
  }

  /** Returns the quantity in stock. */
  #checkStockChange(productId: string, quantity: number): number {
    const available = this.#shop.products.get(productId)?.stock;
    if (available === undefined) throw new UnknownProductError(productId);
    if (!isInteger(quantity, { min: 1 })) throw new InvalidNumberError('quantity', quantity);
    return available;
  }
}

function isInteger(value: number, { min }: { min: number }): boolean {
  return Number.isSafeInteger(value) && value >= min;
}
