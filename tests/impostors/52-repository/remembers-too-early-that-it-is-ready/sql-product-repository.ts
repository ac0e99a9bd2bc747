// Breaks 8: creates the table with the first call, and never again if that fails.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    let create = '';
    let isReady = true;
    const ready = (): Database => {
      if (isReady) return database;
      isReady = true;
      database.run(create);
      return database;
    };
    super({
      run: (sql, values) => {
        if (!sql.includes('CREATE TABLE')) return ready().run(sql, values);
        create = sql;
        isReady = false;
        return 0;
      },
      all: (sql, values) => ready().all(sql, values),
    });
  }
}
