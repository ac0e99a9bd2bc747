// Breaks 9: saves by deleting the row and inserting it again in its place, and nothing holds the two together.
import { SqlProductRepository as Right, type Database } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

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
