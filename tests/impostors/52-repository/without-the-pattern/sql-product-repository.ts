import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  readonly database: Database;

  constructor(database: Database) {
    super(database);
    this.database = database;
  }
}
