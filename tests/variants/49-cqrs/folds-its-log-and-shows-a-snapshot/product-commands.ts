import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';

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

/** The write side: keeps what it has published, and works out the stock from that. */
export class ProductCommands {
  private readonly accepted: ProductEvent[] = [];
  private readonly publish: (event: ProductEvent) => void;

  constructor(publish: (event: ProductEvent) => void) {
    this.publish = publish;
  }

  handle(command: Command): void {
    const event = eventFor(command, this.accepted);
    this.publish(event);
    this.accepted.push(event);
  }
}

/** The event of a valid command, frozen. */
function eventFor(command: Command, accepted: readonly ProductEvent[]): ProductEvent {
  if (command.type === 'NameCategory') {
    return Object.freeze({ type: 'CategoryNamed', categoryId: command.categoryId, name: command.name });
  }
  const { productId } = command;
  const own = accepted.filter((event) => event.type !== 'CategoryNamed' && event.productId === productId);
  if (command.type === 'AddProduct') {
    const { name, price, categoryId } = command;
    if (own.length > 0) throw new ProductExistsError(productId);
    if (!Number.isSafeInteger(price) || price < 0) throw new InvalidNumberError('price', price);
    return Object.freeze({ type: 'ProductAdded', productId, name, price, categoryId });
  }
  const { quantity } = command;
  if (own.length === 0) throw new UnknownProductError(productId);
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new InvalidNumberError('quantity', quantity);
  if (command.type === 'AddStock') {
    return Object.freeze({ type: 'StockAdded', productId, quantity, reason: command.reason });
  }
  let stock = 0;
  for (const event of own) {
    if (event.type === 'StockAdded') stock += event.quantity;
    if (event.type === 'StockRemoved') stock -= event.quantity;
  }
  if (quantity > stock) throw new NotEnoughStockError(productId, stock);
  return Object.freeze({ type: 'StockRemoved', productId, quantity });
}
