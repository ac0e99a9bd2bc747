// Breaks 4: keeps the database once for all repositories.
import type { Database, SqlRow } from '../../../../solutions/52-repository/database.ts';
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

let connection: Database;

/** Stores products in a table. */
export class SqlProductRepository implements ProductRepository {
  constructor(database: Database) {
    connection = database;
    // SQLite assigns the positions, because other repositories may add products to the same table.
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

  save({ id, name, price, category, tags }: Product): void {
    // A single statement succeeds or fails as a whole. REPLACE would move the product to the end.
    connection.run(
      `INSERT INTO products (id, name, price, category, tags) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE
       SET name = excluded.name, price = excluded.price, category = excluded.category, tags = excluded.tags`,
      [id, name, price, category, JSON.stringify(tags)],
    );
  }

  findById(id: string): Product | undefined {
    return connection.all('SELECT * FROM products WHERE id = ?', [id]).map(toProduct)[0];
  }

  findByCategory(category: string): Product[] {
    return connection.all('SELECT * FROM products WHERE category = ? ORDER BY position', [category]).map(toProduct);
  }

  delete(id: string): void {
    connection.run('DELETE FROM products WHERE id = ?', [id]);
  }
}

function toProduct({ id, name, price, category, tags }: SqlRow): Product {
  return {
    id: String(id),
    name: String(name),
    price: Number(price),
    category: String(category),
    tags: JSON.parse(String(tags)) as string[],
  };
}
