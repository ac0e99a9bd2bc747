import type { Database } from '../../../../solutions/52-repository/database.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

/** A table for tags, a transaction for each change, no upsert, and positions computed in SQL. */
export class SqlProductRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.run(
      'CREATE TABLE IF NOT EXISTS product (id TEXT PRIMARY KEY, name TEXT, price INT, category TEXT, place INT)',
    );
    database.run('CREATE TABLE IF NOT EXISTS tag (product TEXT, nth INT, tag TEXT, PRIMARY KEY (product, nth))');
  }

  save({ id, name, price, category, tags }: Product): void {
    this.#inTransaction(() => {
      const update = 'UPDATE product SET name = ?, price = ?, category = ? WHERE id = ?';
      if (this.#database.run(update, [name, price, category, id]) === 0) {
        this.#database.run(
          `INSERT INTO product (id, name, price, category, place)
           SELECT ?, ?, ?, ?, coalesce(max(place) + 1, 0) FROM product`,
          [id, name, price, category],
        );
      }
      this.#database.run('DELETE FROM tag WHERE product = ?', [id]);
      tags.forEach((tag, nth) => this.#database.run('INSERT INTO tag VALUES (?, ?, ?)', [id, nth, tag]));
    });
  }

  findById(id: string): Product | undefined {
    return this.#find('id', id)[0];
  }

  findByCategory(category: string): Product[] {
    return this.#find('category', category);
  }

  delete(id: string): void {
    this.#inTransaction(() => {
      this.#database.run('DELETE FROM product WHERE id = ?', [id]);
      this.#database.run('DELETE FROM tag WHERE product = ?', [id]);
    });
  }

  #find(column: 'id' | 'category', value: string): Product[] {
    return this.#database
      .all(`SELECT id, name, price, category FROM product WHERE ${column} = ? ORDER BY place`, [value])
      .map((row) => ({ ...(row as unknown as Omit<Product, 'tags'>), tags: this.#tagsOf(String(row['id'])) }));
  }

  #tagsOf(id: string): string[] {
    return this.#database.all('SELECT tag FROM tag WHERE product = ? ORDER BY nth', [id]).map(({ tag }) => String(tag));
  }

  #inTransaction(change: () => void): void {
    this.#database.run('BEGIN');
    try {
      change();
      this.#database.run('COMMIT');
    } catch (error) {
      this.#database.run('ROLLBACK');
      throw error;
    }
  }
}
