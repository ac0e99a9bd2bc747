// Breaks 8: a failed query looks like an empty table.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    super({
      run: (sql, values) => database.run(sql, values),
      all: (sql, values) => {
        try {
          return database.all(sql, values);
        } catch {
          return [];
        }
      },
    });
  }
}
