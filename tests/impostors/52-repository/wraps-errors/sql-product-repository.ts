// Breaks 8: puts each error into one of its own.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    super({
      run: (sql, values) => orWrapped(() => database.run(sql, values)),
      all: (sql, values) => orWrapped(() => database.all(sql, values)),
    });
  }
}

function orWrapped<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Error('The database failed', { cause: error });
  }
}
