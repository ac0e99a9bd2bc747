// Breaks 8: repeats a failed write once.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    super({
      run: (sql, values) => {
        try {
          return database.run(sql, values);
        } catch {
          return database.run(sql, values);
        }
      },
      all: (sql, values) => database.all(sql, values),
    });
  }
}
