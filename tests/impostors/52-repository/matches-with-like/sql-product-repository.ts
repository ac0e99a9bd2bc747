// Breaks 6: compares categories with LIKE, which ignores case and knows wildcards.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    const sent = (sql: string) => sql.replace('category = ?', 'category LIKE ?');
    super({
      run: (sql, values) => database.run(sent(sql), values),
      all: (sql, values) => database.all(sent(sql), values),
    });
  }
}
