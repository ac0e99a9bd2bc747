import { InvalidProductError, type Database, type Product } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

/** The table refuses what it can; its refusals become errors of the domain. */
export class SqlProductRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.run(`CREATE TABLE IF NOT EXISTS items (
      id TEXT NOT NULL PRIMARY KEY, name TEXT, category TEXT, tags TEXT,
      price INTEGER NOT NULL CHECK (typeof(price) = 'integer' AND price BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER}))`);
    database.run('CREATE INDEX IF NOT EXISTS items_by_category ON items (category)');
  }

  save(product: Product): void {
    for (const field of ['id', 'name', 'category', 'tags'] as const) {
      if ([product[field]].flat().some((text) => text.includes('\0'))) {
        throw new InvalidProductError(field, product[field]);
      }
    }
    try {
      this.#database.run(
        `REPLACE INTO items (rowid, id, name, price, category, tags)
         VALUES ((SELECT rowid FROM items WHERE id = ?1), ?1, ?, ?, ?, ?)`,
        [product.id, product.name, product.price, product.category, JSON.stringify(product.tags)],
      );
    } catch (error) {
      if (error instanceof Error && error.message.includes('constraint failed')) {
        throw new InvalidProductError('price', product.price);
      }
      throw error;
    }
  }

  findById(id: string): Product | undefined {
    return this.#all().find((product) => product.id === id);
  }

  findByCategory(category: string): readonly Product[] {
    return this.#all().filter((product) => product.category === category);
  }

  delete(id: string): void {
    const [row] = this.#database
      .all('SELECT rowid, id FROM items WHERE id = ?', [id])
      .filter((found) => found['id'] === id);
    if (row) this.#database.run('DELETE FROM items WHERE rowid = ?', [row['rowid'] ?? null]);
  }

  #all(): Product[] {
    return this.#database
      .all('SELECT id, name, price, category, tags FROM items ORDER BY rowid')
      .map((row) => ({ ...row, tags: JSON.parse(String(row['tags'])) }) as unknown as Product);
  }
}
