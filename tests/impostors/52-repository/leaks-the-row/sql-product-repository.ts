// Breaks 1: returns the row, with its position and with the tags as fields of the product.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  readonly #database: Database;

  constructor(database: Database) {
    super(database);
    this.#database = database;
  }

  override findById(id: string): Product | undefined {
    const [row] = this.#database.all('SELECT * FROM products WHERE id = ?', [id]);
    return row && ({ ...row, tags: JSON.parse(String(row['tags'])) } as unknown as Product);
  }
}
