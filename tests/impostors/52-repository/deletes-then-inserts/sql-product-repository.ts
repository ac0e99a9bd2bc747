// Breaks 8: saves by deleting the row and adding it again, without a transaction.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    super({
      run: (sql, values = []) => {
        if (!sql.startsWith('INSERT')) return database.run(sql, values);
        const [id = null] = values;
        const [old] = database.all('SELECT position FROM products WHERE id = ?', [id]);
        database.run('DELETE FROM products WHERE id = ?', [id]);
        const insert = 'INSERT INTO products (position, id, name, price, category, tags) VALUES (?, ?, ?, ?, ?, ?)';
        return database.run(insert, [old?.['position'] ?? null, ...values]);
      },
      all: (sql, values) => database.all(sql, values),
    });
  }
}
