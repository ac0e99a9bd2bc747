// Breaks 3, 4: inserts without an upsert, so that the second save of a product fails.
import { SqlProductRepository as Right, type Database } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    const sent = (sql: string) => sql.replace(/ON CONFLICT.*/s, '');
    super({
      run: (sql, values) => database.run(sent(sql), values),
      all: (sql, values) => database.all(sent(sql), values),
    });
  }
}
