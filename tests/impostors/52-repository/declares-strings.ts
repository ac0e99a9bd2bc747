// Breaks 6: declares columns as STRING, which SQLite takes for numbers wherever it can.
import { SqlProductRepository as Right, type Database } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    const sent = (sql: string) => sql.replaceAll('TEXT', 'STRING');
    super({
      run: (sql, values) => database.run(sent(sql), values),
      all: (sql, values) => database.all(sent(sql), values),
    });
  }
}
