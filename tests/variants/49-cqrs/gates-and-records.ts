import {
  type Command,
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

interface Product {
  stock: number;
  version: number;
}

/** A method for each command; whole records, and a counter in each. */
export class ProductCommands {
  private readonly products: Record<string, Product> = Object.create(null);
  private readonly categories: Record<string, number> = Object.create(null);
  private readonly publish: (event: StockEvent) => void;
  private readonly nextId: () => string;

  constructor(publish: (event: StockEvent) => void, nextId: () => string) {
    this.publish = publish;
    this.nextId = nextId;
  }

  handle(command: Command): void {
    switch (command.type) {
      case 'NameCategory': {
        const { categoryId, name } = command;
        const version = (this.categories[categoryId] ?? 0) + 1;
        this.categories[categoryId] = version;
        return this.publish({ type: 'CategoryNamed', id: this.nextId(), version, categoryId, name });
      }
      case 'AddProduct': {
        if (this.products[command.productId]) throw new ProductExistsError(command.productId);
        if (!Number.isSafeInteger(command.price) || command.price < 0)
          throw new InvalidNumberError('price', command.price);
        this.products[command.productId] = { stock: 0, version: 1 };
        return this.publish({ ...command, type: 'ProductAdded', id: this.nextId(), version: 1 });
      }
      case 'RenameProduct': {
        const { productId, name } = command;
        const version = (this.known(productId).version += 1);
        return this.publish({ type: 'ProductRenamed', id: this.nextId(), version, productId, name });
      }
      case 'AddStock': {
        const { productId, quantity, reason } = command;
        const product = this.known(productId);
        product.stock += counted(quantity);
        product.version += 1;
        const { version } = product;
        return this.publish({ type: 'StockAdded', id: this.nextId(), version, productId, quantity, reason });
      }
      case 'RemoveStock': {
        const { productId, quantity } = command;
        const product = this.known(productId);
        if (counted(quantity) > product.stock) throw new NotEnoughStockError(productId, product.stock);
        product.stock -= quantity;
        product.version += 1;
        const { version } = product;
        return this.publish({ type: 'StockRemoved', id: this.nextId(), version, productId, quantity });
      }
    }
  }

  private known(productId: string): Product {
    const product = this.products[productId];
    if (!product) throw new UnknownProductError(productId);
    return product;
  }
}

function counted(quantity: number): number {
  if (!Number.isSafeInteger(quantity) || quantity <= 0) throw new InvalidNumberError('quantity', quantity);
  return quantity;
}

interface Gate {
  seen: number;
  early: StockEvent[];
}

/** Gates by two maps of ids; the projection is a sorted array of items that are copied on the way out. */
export class ProductList {
  private productGates = new Map<string, Gate>();
  private categoryGates = new Map<string, Gate>();
  private names = new Map<string, string>();
  private items: { item: ProductListItem; categoryId: string }[] = [];

  apply(delivered: StockEvent): void {
    const event = { ...delivered };
    const [gates, id] =
      event.type === 'CategoryNamed' ? [this.categoryGates, event.categoryId] : [this.productGates, event.productId];
    const gate = gates.get(id) ?? { seen: 0, early: [] };
    gates.set(id, gate);
    gate.early.push(event);
    gate.early.sort((a, b) => a.version - b.version);
    while (gate.early[0] && gate.early[0].version <= gate.seen + 1) {
      const next = gate.early.shift();
      if (next?.version !== gate.seen + 1) continue;
      gate.seen += 1;
      this.project(next);
    }
  }

  rebuild(history: readonly StockEvent[]): void {
    const fresh = new ProductList();
    for (const event of history) fresh.apply(event);
    Object.assign(this, fresh);
  }

  all(): ProductListItem[] {
    return this.items.map(({ item }) => ({ ...item }));
  }

  find(productId: string): ProductListItem | undefined {
    return this.all().filter(({ id }) => id === productId)[0];
  }

  private project(event: StockEvent): void {
    if (event.type === 'CategoryNamed') {
      this.names.set(event.categoryId, event.name);
      for (const one of this.items) {
        if (one.categoryId === event.categoryId) one.item = { ...one.item, category: event.name };
      }
      return;
    }
    if (event.type === 'ProductAdded') return this.insert(event);
    const one = this.items.find(({ item }) => item.id === event.productId);
    if (!one) return;
    if (event.type === 'ProductRenamed') one.item = { ...one.item, name: event.name };
    else if (event.type === 'StockAdded') one.item = withQuantity(one.item, one.item.quantity + event.quantity);
    else one.item = withQuantity(one.item, one.item.quantity - event.quantity);
  }

  private insert({ productId: id, name, price, categoryId }: StockEvent & { type: 'ProductAdded' }): void {
    const category = this.names.get(categoryId) ?? categoryId;
    const displayPrice = `$${Math.floor(price / 100)}.${Math.floor((price % 100) / 10)}${price % 10}`;
    const item: ProductListItem = { id, name, displayPrice, category, quantity: 0, availability: 'out_of_stock' };
    const at = this.items.filter((one) => one.item.id < id).length;
    this.items.splice(at, 0, { item, categoryId });
  }
}

function withQuantity(item: ProductListItem, quantity: number): ProductListItem {
  const some = quantity <= lowStockLimit ? 'low_stock' : 'in_stock';
  return { ...item, quantity, availability: quantity === 0 ? 'out_of_stock' : some };
}
