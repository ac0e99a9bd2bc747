// Breaks 6: stores prices in dollars, and multiplies them when it reads.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

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
