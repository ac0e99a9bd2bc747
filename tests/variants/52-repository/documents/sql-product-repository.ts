import type { Database } from '../../../../solutions/52-repository/database.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

/** One column for everything that no query needs, and a table that is created when it is first used. */
export class SqlProductRepository {
  readonly #database: Database;
  #isReady = false;

  constructor(database: Database) {
    this.#database = database;
  }

  save({ id, name, price, category, tags }: Product): void {
    const values = [category, JSON.stringify({ id, name, price, category, tags }), id];
    const [known] = this.#ready().all('SELECT rowid FROM documents WHERE id = ?', [id]);
    if (known) this.#database.run('UPDATE documents SET category = ?, document = ? WHERE id = ?', values);
    else this.#database.run('INSERT INTO documents (category, document, id) VALUES (?, ?, ?)', values);
  }

  findById(id: string): Product | undefined {
    return this.#documents('SELECT document FROM documents WHERE id = ?', id).at(0);
  }

  findByCategory(category: string): Product[] {
    return this.#documents('SELECT document FROM documents WHERE category = ? ORDER BY rowid', category);
  }

  delete(id: string): void {
    this.#ready().run('DELETE FROM documents WHERE id = ?', [id]);
  }

  #documents(sql: string, value: string): Product[] {
    return this.#ready()
      .all(sql, [value])
      .map(({ document }) => JSON.parse(String(document)) as Product);
  }

  #ready(): Database {
    if (!this.#isReady) {
      this.#database.run('CREATE TABLE IF NOT EXISTS documents (id TEXT UNIQUE, category TEXT, document TEXT)');
      this.#isReady = true;
    }
    return this.#database;
  }
}
