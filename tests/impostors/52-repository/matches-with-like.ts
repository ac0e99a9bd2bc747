// Breaks 3, 6: compares the category with LIKE, to which capitals are nothing and % is anything.
import { SqlProductRepository as Right, type Database } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    const sent = (sql: string) => sql.replace('category = ?', 'category LIKE ?');
    super({
      run: (sql, values) => database.run(sent(sql), values),
      all: (sql, values) => database.all(sent(sql), values),
    });
  }
}
