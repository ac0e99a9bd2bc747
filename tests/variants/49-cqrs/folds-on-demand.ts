import {
  type Command,
  type Fact,
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductExistsError,
  type ProductListItem,
  type StockEvent,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductExistsError,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

/** Keeps frozen facts, and works out everything from them, stock and versions too. */
export class ProductCommands {
  readonly handle: (command: Command) => void;

  constructor(publish: (event: StockEvent) => void, nextId: () => string) {
    let facts: readonly Fact[] = [];
    this.handle = (command) => {
      const fact = Object.freeze(decide(facts, command));
      facts = [...facts, fact];
      const version = facts.filter((one) => isOfSame(one, fact)).length;
      publish(Object.freeze({ version, id: nextId(), ...fact }));
    };
  }
}

function decide(facts: readonly Fact[], { ...command }: Command): Fact {
  if (command.type === 'NameCategory') return { ...command, type: 'CategoryNamed' };
  const own = facts.filter((fact) => fact.type !== 'CategoryNamed' && fact.productId === command.productId);
  if (command.type === 'AddProduct' && own.length > 0) throw new ProductExistsError(command.productId);
  if (command.type === 'AddProduct') {
    if (!(Number.isSafeInteger(command.price) && command.price >= 0))
      throw new InvalidNumberError('price', command.price);
    return { ...command, type: 'ProductAdded' };
  }
  if (own.length === 0) throw new UnknownProductError(command.productId);
  if (command.type === 'RenameProduct') return { ...command, type: 'ProductRenamed' };
  if (!(Number.isSafeInteger(command.quantity) && command.quantity > 0))
    throw new InvalidNumberError('quantity', command.quantity);
  if (command.type === 'AddStock') return { ...command, type: 'StockAdded' };
  const available = quantityOf(own);
  if (command.quantity > available) throw new NotEnoughStockError(command.productId, available);
  return { ...command, type: 'StockRemoved' };
}

/** Keeps what was delivered, each event once, and folds it whenever someone asks. */
export class ProductList {
  #delivered: StockEvent[] = [];

  apply(event: StockEvent): void {
    if (!this.#delivered.some(({ id }) => id === event.id)) this.#delivered.push(structuredClone(event));
  }

  rebuild(history: readonly StockEvent[]): void {
    this.#delivered = [];
    history.forEach((event) => this.apply(event));
  }

  find(productId: string): ProductListItem | undefined {
    return this.all().find(({ id }) => id === productId);
  }

  all(): ProductListItem[] {
    const sorted = this.#delivered.toSorted((a, b) => a.version - b.version);
    const counting: StockEvent[] = [];
    for (const event of sorted) {
      if (counting.filter((one) => isOfSame(one, event)).length === event.version - 1) counting.push(event);
    }
    const added = counting.filter((event) => event.type === 'ProductAdded');
    return added.map((product) => itemOf(product, counting)).sort((a, b) => (a.id > b.id ? 1 : -1));
  }
}

function itemOf(product: StockEvent & { type: 'ProductAdded' }, events: readonly StockEvent[]): ProductListItem {
  const own = events.filter((event) => isOfSame(event, product));
  const quantity = quantityOf(own);
  const names = own.flatMap((event) => ('name' in event ? event.name : []));
  const categories = events.flatMap((event) =>
    event.type === 'CategoryNamed' && event.categoryId === product.categoryId ? event.name : [],
  );
  const cents = String(product.price).padStart(3, '0');
  return {
    availability: quantity > lowStockLimit ? 'in_stock' : quantity > 0 ? 'low_stock' : 'out_of_stock',
    quantity,
    category: categories.at(-1) ?? product.categoryId,
    displayPrice: `$${cents.slice(0, -2)}.${cents.slice(-2)}`,
    name: names.at(-1) ?? '',
    id: product.productId,
  };
}

function quantityOf(facts: readonly Fact[]): number {
  const changes = facts.map((fact) => ('quantity' in fact ? (fact.type === 'StockAdded' ? 1 : -1) * fact.quantity : 0));
  return changes.reduce((sum, change) => sum + change, 0);
}

function isOfSame(a: Fact, b: Fact): boolean {
  if (a.type === 'CategoryNamed') return b.type === 'CategoryNamed' && a.categoryId === b.categoryId;
  return b.type !== 'CategoryNamed' && a.productId === b.productId;
}
