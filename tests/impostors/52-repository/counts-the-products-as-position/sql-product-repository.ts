// Breaks 4: the position of a new product is the number of products, which deletions make smaller.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly category: string;
  /** An array of strings in JSON. */
  readonly tags: string;
}

/** Stores products in a table. Each method needs only one statement, and thus no transaction. */
export class SqlProductRepository implements ProductRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.run(`
      CREATE TABLE IF NOT EXISTS products (
        id TEXT NOT NULL PRIMARY KEY,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        price INTEGER NOT NULL,
        category TEXT NOT NULL,
        tags TEXT NOT NULL
      )`);
  }

  save({ id, name, price, category, tags }: Product): void {
    this.#database.run(
      `INSERT INTO products (id, position, name, price, category, tags)
       VALUES (?, (SELECT COUNT(*) FROM products), ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         name = excluded.name, price = excluded.price, category = excluded.category, tags = excluded.tags`,
      [id, name, price, category, JSON.stringify(tags)],
    );
  }

  findById(id: string): Product | undefined {
    return this.#find('SELECT id, name, price, category, tags FROM products WHERE id = ?', id)[0];
  }

  findByCategory(category: string): readonly Product[] {
    return this.#find(
      'SELECT id, name, price, category, tags FROM products WHERE category = ? ORDER BY position',
      category,
    );
  }

  delete(id: string): void {
    this.#database.run('DELETE FROM products WHERE id = ?', [id]);
  }

  #find(sql: string, value: string): Product[] {
    return (this.#database.all(sql, [value]) as unknown as ProductRow[]).map(toProduct);
  }
}

function toProduct({ id, name, price, category, tags }: ProductRow): Product {
  return { id, name, price, category, tags: JSON.parse(tags) as string[] };
}
