// Breaks 8: rolls back a transaction that never began.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  readonly #database: Database;

  constructor(database: Database) {
    super(database);
    this.#database = database;
  }

  override save(product: Product): void {
    this.#inTransaction(() => super.save(product));
  }

  #inTransaction(change: () => void): void {
    try {
      this.#database.run('BEGIN');
      change();
      this.#database.run('COMMIT');
    } catch (error) {
      this.#database.run('ROLLBACK');
      throw error;
    }
  }
}
