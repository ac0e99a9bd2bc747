// Breaks 7: stores the price in dollars and multiplies when it reads.
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
      run: (sql, values) => {
        const inDollars = values?.map((value) => (typeof value === 'number' ? value / 100 : value));
        return database.run(sql.replace('price INTEGER', 'price REAL'), inDollars);
      },
      all: (sql, values) => database.all(sql, values).map((row) => ({ ...row, price: Number(row['price']) * 100 })),
    });
  }
}
