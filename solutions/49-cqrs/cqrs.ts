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
  readonly #publish: (event: StockEvent) => void;
  readonly #nextId: () => string;
  // Names and prices decide nothing here, so the write side doesn't keep them.
  readonly #quantities = new Map<string, number>();
  readonly #versions = new Map<string, number>();

  constructor(publish: (event: StockEvent) => void, nextId: () => string) {
    this.#publish = publish;
    this.#nextId = nextId;
  }

  /** @throws {UnknownProductError | ProductExistsError | InvalidNumberError | NotEnoughStockError} */
  handle(command: Command): void {
    const fact = this.#decide(command);
    const subject = subjectOf(fact);
    const version = (this.#versions.get(subject) ?? 0) + 1;
    this.#versions.set(subject, version);
    this.#publish({ ...fact, id: this.#nextId(), version });
  }

  /** Changes something only where nothing can be refused any more. */
  #decide(command: Command): Fact {
    if (command.type === 'NameCategory') {
      const { categoryId, name } = command;
      return { type: 'CategoryNamed', categoryId, name };
    }
    const { productId } = command;
    if (command.type === 'AddProduct') {
      const { name, price, categoryId } = command;
      if (this.#quantities.has(productId)) throw new ProductExistsError(productId);
      if (!isWhole(price, 0)) throw new InvalidNumberError('price', price);
      this.#quantities.set(productId, 0);
      return { type: 'ProductAdded', productId, name, price, categoryId };
    }
    const available = this.#quantities.get(productId);
    if (available === undefined) throw new UnknownProductError(productId);
    if (command.type === 'RenameProduct') return { type: 'ProductRenamed', productId, name: command.name };

    const { quantity } = command;
    if (!isWhole(quantity, 1)) throw new InvalidNumberError('quantity', quantity);
    if (command.type === 'AddStock') {
      this.#quantities.set(productId, available + quantity);
      return { type: 'StockAdded', productId, quantity, reason: command.reason };
    }
    if (quantity > available) throw new NotEnoughStockError(productId, available);
    this.#quantities.set(productId, available - quantity);
    return { type: 'StockRemoved', productId, quantity };
  }
}

/** The read side: a list of products that is made of events, and of nothing else. */
export class ProductList {
  #state = emptyState();

  /** Counts an event once: now if it is its turn, or as soon as those before it have come. */
  apply(event: StockEvent): void {
    const { subjects } = this.#state;
    const subject = subjects.get(subjectOf(event)) ?? { due: 1, waiting: new Map<number, StockEvent>() };
    subjects.set(subjectOf(event), subject);
    if (event.version < subject.due) return;
    // A copy: the event may have to wait, and belongs to whoever delivered it.
    subject.waiting.set(event.version, { ...event });
    for (let next; (next = subject.waiting.get(subject.due)); subject.due += 1) {
      subject.waiting.delete(subject.due);
      this.#project(next);
    }
  }

  /** Forgets everything, events that wait included, and begins again with these. */
  rebuild(history: readonly StockEvent[]): void {
    this.#state = emptyState();
    for (const event of history) this.apply(event);
  }

  all(): readonly ProductListItem[] {
    return [...this.#state.items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  find(productId: string): ProductListItem | undefined {
    return this.#state.items.get(productId);
  }

  /** Does all the work, so that a query has none. */
  #project(event: StockEvent): void {
    const { rows, categories } = this.#state;
    switch (event.type) {
      case 'CategoryNamed':
        categories.set(event.categoryId, event.name);
        for (const row of rows.values()) if (row.categoryId === event.categoryId) this.#show(row);
        return;
      case 'ProductAdded':
        return this.#show({ ...event, quantity: 0 });
      case 'ProductRenamed':
        return this.#change(event.productId, () => ({ name: event.name }));
      case 'StockAdded':
        return this.#change(event.productId, ({ quantity }) => ({ quantity: quantity + event.quantity }));
      case 'StockRemoved':
        return this.#change(event.productId, ({ quantity }) => ({ quantity: quantity - event.quantity }));
      default:
        event satisfies never;
    }
  }

  #change(productId: string, changes: (row: Row) => Partial<Row>): void {
    const row = this.#state.rows.get(productId);
    if (row) this.#show({ ...row, ...changes(row) });
  }

  #show(row: Row): void {
    const { productId: id, name, price, categoryId, quantity } = row;
    const { rows, categories, items } = this.#state;
    const [displayPrice, availability] = [formatPrice(price), availabilityOf(quantity)];
    const category = categories.get(categoryId) ?? categoryId;
    rows.set(id, row);
    // Frozen, and replaced on each change: it can be handed out as it is.
    items.set(id, Object.freeze({ id, name, displayPrice, category, quantity, availability }));
  }
}

/** What the list must remember of a product to make its item anew. */
interface Row {
  readonly productId: string;
  readonly name: string;
  readonly price: number;
  readonly categoryId: string;
  readonly quantity: number;
}

function emptyState() {
  return {
    /** Of each product and category: the version whose turn it is, and what came too early. */
    subjects: new Map<string, { due: number; waiting: Map<number, StockEvent> }>(),
    rows: new Map<string, Row>(),
    categories: new Map<string, string>(),
    items: new Map<string, ProductListItem>(),
  };
}

/** Whose versions an event is counted among. */
function subjectOf(fact: Fact): string {
  return fact.type === 'CategoryNamed' ? `category ${fact.categoryId}` : `product ${fact.productId}`;
}

function formatPrice(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}

function availabilityOf(quantity: number): Availability {
  if (quantity === 0) return 'out_of_stock';
  return quantity <= lowStockLimit ? 'low_stock' : 'in_stock';
}

function isWhole(value: number, min: number): boolean {
  return Number.isSafeInteger(value) && value >= min;
}
