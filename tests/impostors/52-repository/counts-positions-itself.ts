// Breaks 8: numbers the products by a counter of its own, which every other repository has too.
import { SqlProductRepository as Right, type Database } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    let position = 0;
    super({
      run: (sql, values = []) => {
        if (sql.startsWith('INSERT')) position += 1;
        const numbered = sql.replace('(id,', '(position, id,').replace('(?,', '(?, ?,');
        return database.run(
          numbered.replace('position INTEGER PRIMARY KEY', 'position INTEGER'),
          sql.startsWith('INSERT') ? [position, ...values] : values,
        );
      },
      all: (sql, values) => database.all(sql, values),
    });
  }
}
