import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';
import { createStock, type Stock } from './stock.ts';

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

type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** What a command leads to: the event, and what changes on the write side after it has been published. */
interface Decision {
  readonly event: ProductEvent;
  readonly commit: () => void;
}

/** The write side: one function for each type of command. */
export class ProductCommands {
  readonly #stocks: { readonly id: string; readonly stock: Stock }[] = [];
  readonly #publish: (event: ProductEvent) => void;

  constructor(publish: (event: ProductEvent) => void) {
    this.#publish = publish;
  }

  handle(command: Command): void {
    const decide = this.#handlers[command.type] as (command: Command) => Decision;
    const { event, commit } = decide(command);
    this.#publish(event);
    commit();
  }

  readonly #handlers: { readonly [T in Command['type']]: (command: CommandOf<T>) => Decision } = {
    NameCategory: ({ categoryId, name }) => ({ event: { type: 'CategoryNamed', categoryId, name }, commit: () => {} }),
    AddProduct: ({ productId, name, price, categoryId }) => {
      if (this.#find(productId)) throw new ProductExistsError(productId);
      if (!Number.isSafeInteger(price) || price < 0) throw new InvalidNumberError('price', price);
      const stock = createStock((reason, quantity) => {
        if (reason === 'invalid') throw new InvalidNumberError('quantity', quantity);
        throw new NotEnoughStockError(productId, stock.quantity);
      });
      const event = { type: 'ProductAdded', productId, name, price, categoryId } as const;
      return { event, commit: () => void this.#stocks.push({ id: productId, stock }) };
    },
    AddStock: ({ productId, quantity, reason }) => ({
      commit: this.#get(productId).add(quantity),
      event: { type: 'StockAdded', productId, quantity, reason },
    }),
    RemoveStock: ({ productId, quantity }) => ({
      commit: this.#get(productId).remove(quantity),
      event: { type: 'StockRemoved', productId, quantity },
    }),
  };

  #find(productId: string): Stock | undefined {
    return this.#stocks.find(({ id }) => id === productId)?.stock;
  }

  #get(productId: string): Stock {
    const stock = this.#find(productId);
    if (!stock) throw new UnknownProductError(productId);
    return stock;
  }
}
