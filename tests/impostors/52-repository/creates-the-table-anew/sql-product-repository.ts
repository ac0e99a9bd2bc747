// Breaks 7: each repository begins with an empty table.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    database.run('DROP TABLE IF EXISTS products');
    super(database);
  }
}
