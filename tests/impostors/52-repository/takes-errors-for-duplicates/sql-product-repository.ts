// Breaks 8: updates the row whenever the insert fails, for whatever reason.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    super({
      run: (sql, values = []) => {
        if (!sql.startsWith('INSERT')) return database.run(sql, values);
        try {
          return database.run(sql.replace(/ON CONFLICT.*/s, ''), values);
        } catch {
          const update = 'UPDATE products SET name = ?2, price = ?3, category = ?4, tags = ?5 WHERE id = ?1';
          return database.run(update, values);
        }
      },
      all: (sql, values) => database.all(sql, values),
    });
  }
}
