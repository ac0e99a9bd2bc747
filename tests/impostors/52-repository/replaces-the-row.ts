// Breaks 3, 4: upserts with REPLACE, which deletes the row and puts a new one at the end.
import { SqlProductRepository as Right, type Database } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    const sent = (sql: string) => sql.replace(/ON CONFLICT.*/s, '').replace('INSERT', 'INSERT OR REPLACE');
    super({
      run: (sql, values) => database.run(sent(sql), values),
      all: (sql, values) => database.all(sent(sql), values),
    });
  }
}
