// Breaks 7: says that stock was removed, and then finds that there is not enough.
import {
  type Command,
  type Fact,
  InvalidNumberError,
  NotEnoughStockError,
  ProductExistsError,
  type StockEvent,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductExistsError,
  ProductList,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export class ProductCommands {
  readonly #publish: (event: StockEvent) => void;
  readonly #nextId: () => string;
  readonly #stock = new Map<string, number>();
  readonly #versions = new Map<string, number>();

  constructor(publish: (event: StockEvent) => void, nextId: () => string) {
    this.#publish = publish;
    this.#nextId = nextId;
  }

  handle(command: Command): void {
    if (command.type === 'NameCategory') return this.#tell('category', { ...command, type: 'CategoryNamed' });
    const { productId } = command;
    const stock = this.#stock.get(productId);
    if (command.type === 'AddProduct') {
      if (stock !== undefined) throw new ProductExistsError(productId);
      if (!Number.isSafeInteger(command.price) || command.price < 0) {
        throw new InvalidNumberError('price', command.price);
      }
      this.#stock.set(productId, 0);
      return this.#tell('product', { ...command, type: 'ProductAdded' });
    }
    if (stock === undefined) throw new UnknownProductError(productId);
    if (command.type === 'RenameProduct') return this.#tell('product', { ...command, type: 'ProductRenamed' });
    const { quantity } = command;
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw new InvalidNumberError('quantity', quantity);
    if (command.type === 'AddStock') {
      this.#stock.set(productId, stock + quantity);
      return this.#tell('product', { ...command, type: 'StockAdded' });
    }
    this.#tell('product', { ...command, type: 'StockRemoved' });
    if (quantity > stock) throw new NotEnoughStockError(productId, stock);
    this.#stock.set(productId, stock - quantity);
  }

  #tell(kind: 'category' | 'product', fact: Fact): void {
    const subject = `${kind} ${fact.type === 'CategoryNamed' ? fact.categoryId : fact.productId}`;
    const version = (this.#versions.get(subject) ?? 0) + 1;
    this.#versions.set(subject, version);
    this.#publish({ ...fact, id: this.#nextId(), version });
  }
}
