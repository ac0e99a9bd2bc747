// Breaks 8: takes a thrown undefined for a success.
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
    let failure: unknown;
    this.#database.run('BEGIN');
    try {
      change();
      this.#database.run('COMMIT');
    } catch (error) {
      failure = error;
      this.#database.run('ROLLBACK');
    }
    if (failure) throw failure;
  }
}
