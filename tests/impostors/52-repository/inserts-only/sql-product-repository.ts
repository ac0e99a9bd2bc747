// Breaks 1: has no upsert, so that the second save of a product fails.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    const sent = (sql: string) => sql.replace(/ON CONFLICT.*/s, '');
    super({
      run: (sql, values) => database.run(sent(sql), values),
      all: (sql, values) => database.all(sent(sql), values),
    });
  }
}
