import { todo } from '../support/todo.ts';

/** What someone wants done. Prices are cents. */
export type Command =
  | { readonly type: 'NameCategory'; readonly categoryId: string; readonly name: string }
  | {
      readonly type: 'AddProduct';
      readonly productId: string;
      readonly name: string;
      readonly price: number;
      readonly categoryId: string;
    }
  | { readonly type: 'RenameProduct'; readonly productId: string; readonly name: string }
  | { readonly type: 'AddStock'; readonly productId: string; readonly quantity: number; readonly reason: string }
  | { readonly type: 'RemoveStock'; readonly productId: string; readonly quantity: number };

/** What has happened. */
export type Fact =
  | { readonly type: 'CategoryNamed'; readonly categoryId: string; readonly name: string }
  | {
      readonly type: 'ProductAdded';
      readonly productId: string;
      readonly name: string;
      readonly price: number;
      readonly categoryId: string;
    }
  | { readonly type: 'ProductRenamed'; readonly productId: string; readonly name: string }
  | { readonly type: 'StockAdded'; readonly productId: string; readonly quantity: number; readonly reason: string }
  | { readonly type: 'StockRemoved'; readonly productId: string; readonly quantity: number };

/** A fact as it is published: with an id of its own, and its number among the events of its product or category. */
export type StockEvent = Fact & { readonly id: string; readonly version: number };

export type Availability = 'in_stock' | 'low_stock' | 'out_of_stock';

/** A line of the product list, ready to read. */
export interface ProductListItem {
  readonly id: string;
  readonly name: string;
  /** Like `$9.99`. */
  readonly displayPrice: string;
  /** The category's name. */
  readonly category: string;
  readonly quantity: number;
  readonly availability: Availability;
}

/** Up to this quantity a product that is there at all is low on stock. */
export const lowStockLimit = 10;

/** There is no product of this id. */
export class UnknownProductError extends Error {
  override readonly name = 'UnknownProductError';
  readonly productId: string;

  constructor(productId: string) {
    super(`There is no product ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
}

/** There is a product of this id already. */
export class ProductExistsError extends Error {
  override readonly name = 'ProductExistsError';
  readonly productId: string;

  constructor(productId: string) {
    super(`There is a product ${JSON.stringify(productId)} already`);
    this.productId = productId;
  }
}

/** A price or quantity that no product can have. */
export class InvalidNumberError extends Error {
  override readonly name = 'InvalidNumberError';
  readonly field: 'price' | 'quantity';
  readonly value: number;

  constructor(field: 'price' | 'quantity', value: number) {
    super(`${value} is no ${field}: it must be a whole number from ${field === 'price' ? 0 : 1}`);
    this.field = field;
    this.value = value;
  }
}

/** More was to be removed than there is. */
export class NotEnoughStockError extends Error {
  override readonly name = 'NotEnoughStockError';
  readonly productId: string;
  readonly available: number;

  constructor(productId: string, available: number) {
    super(`Of product ${JSON.stringify(productId)} there are only ${available}`);
    this.productId = productId;
    this.available = available;
  }
}

/** The write side: decides what may happen, and publishes what has. */
export class ProductCommands {
  constructor(publish: (event: StockEvent) => void, nextId: () => string) {
    todo('begin without products');
  }

  handle(command: Command): void {
    todo('refuse the command, or publish what has happened');
  }
}

/** The read side: a list of products that is made of events, and of nothing else. */
export class ProductList {
  constructor() {
    todo('begin with an empty list');
  }

  apply(event: StockEvent): void {
    todo('count the event once, when it is its turn');
  }

  rebuild(history: readonly StockEvent[]): void {
    todo('forget everything and begin again with these events');
  }

  all(): readonly ProductListItem[] {
    return todo('all products, by id');
  }

  find(productId: string): ProductListItem | undefined {
    return todo('one product');
  }
}
