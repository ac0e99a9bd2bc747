/** What the shop sells. The price is in cents. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly category: string;
  readonly tags: readonly string[];
}

/** A collection of products, wherever they are kept. */
export interface ProductRepository {
  /** Adds the product, or puts it in the place of the one with its id. */
  save(product: Product): void;
  findById(id: string): Product | undefined;
  findByCategory(category: string): readonly Product[];
  delete(id: string): void;
}

/** What a column of the database holds. */
export type SqlValue = string | number | null;

/** A row by the names of its columns. */
export type SqlRow = Record<string, SqlValue>;

/** A connection to SQLite. Each `?` in a statement stands for the next one of `values`. */
export interface Database {
  /** Runs a statement that gives no rows, and tells how many rows it changed. */
  run(sql: string, values?: readonly SqlValue[]): number;
  /** Runs a statement that gives rows. */
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
}

/** A product that no repository keeps. */
export class InvalidProductError extends Error {
  override readonly name = 'InvalidProductError';
  readonly field: keyof Product;
  readonly value: unknown;

  constructor(field: keyof Product, value: unknown) {
    super(`No product can have this ${field}: ${JSON.stringify(value)}`);
    this.field = field;
    this.value = value;
  }
}

/** There is no product of this id. */
export class UnknownProductError extends Error {
  override readonly name = 'UnknownProductError';
  readonly productId: string;

  constructor(productId: string) {
    super(`There is no product ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
}

/** Keeps products in memory. */
export class InMemoryProductRepository implements ProductRepository {
  // A map has no special keys, and a key that is set again keeps its place.
  readonly #products = new Map<string, Product>();

  save(product: Product): void {
    this.#products.set(product.id, checked(product));
  }

  findById(id: string): Product | undefined {
    return structuredClone(this.#products.get(id));
  }

  findByCategory(category: string): Product[] {
    return structuredClone([...this.#products.values()].filter((product) => product.category === category));
  }

  delete(id: string): void {
    this.#products.delete(id);
  }
}

/** Keeps products in a table. */
export class SqlProductRepository implements ProductRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    // SQLite counts the positions itself: no repository has to know how far another one has come.
    database.run(`
      CREATE TABLE IF NOT EXISTS products (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        price INTEGER NOT NULL,
        category TEXT NOT NULL,
        tags TEXT NOT NULL
      )`);
  }

  save(product: Product): void {
    const { id, name, price, category, tags } = checked(product);
    // One statement is all or nothing by itself; REPLACE would be a new row, in a new position.
    this.#database.run(
      `INSERT INTO products (id, name, price, category, tags) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE
       SET name = excluded.name, price = excluded.price, category = excluded.category, tags = excluded.tags`,
      [id, name, price, category, JSON.stringify(tags)],
    );
  }

  findById(id: string): Product | undefined {
    return this.#select('id = ?', id)[0];
  }

  findByCategory(category: string): Product[] {
    return this.#select('category = ?', category);
  }

  delete(id: string): void {
    if (hasNul(id)) return;
    this.#database.run('DELETE FROM products WHERE id = ?', [id]);
  }

  /** @param condition SQL of our own, never a value from outside */
  #select(condition: string, value: string): Product[] {
    // The database would cut the text at the NUL and look for the rest.
    if (hasNul(value)) return [];
    return this.#database.all(`SELECT * FROM products WHERE ${condition} ORDER BY position`, [value]).map(fromRow);
  }
}

/** What the shop does with its products. */
export class CatalogService {
  readonly #products: ProductRepository;

  constructor(repository: ProductRepository) {
    this.#products = repository;
  }

  add(product: Product): void {
    this.#products.save(product);
  }

  electronics(): readonly Product[] {
    return this.#products.findByCategory('electronics');
  }

  changePrice(id: string, price: number): void {
    const product = this.#products.findById(id);
    if (!product) throw new UnknownProductError(id);
    this.#products.save({ ...product, price });
  }
}

/** A copy that shares nothing with the product, if it is one that every repository can keep as it is. */
function checked(product: Product): Product {
  for (const field of ['id', 'name', 'category'] as const) {
    if (hasNul(product[field])) throw new InvalidProductError(field, product[field]);
  }
  const { id, name, price, category, tags } = product;
  if (tags.some(hasNul)) throw new InvalidProductError('tags', tags);
  if (!Number.isSafeInteger(price) || price < 0) throw new InvalidProductError('price', price);
  // Adding 0 turns -0 into 0, which is what a column of integers makes of it.
  return { id, name, price: price + 0, category, tags: [...tags] };
}

function hasNul(text: string): boolean {
  return text.includes('\0');
}

function fromRow({ id, name, price, category, tags }: SqlRow): Product {
  return {
    id: String(id),
    name: String(name),
    price: Number(price),
    category: String(category),
    tags: JSON.parse(String(tags)) as string[],
  };
}
