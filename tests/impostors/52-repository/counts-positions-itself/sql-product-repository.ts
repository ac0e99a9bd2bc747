// Breaks 7: assigns positions from a counter, which another repository does not see.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    let position = 0;
    super({
      run: (sql, values = []) => {
        if (!sql.startsWith('INSERT'))
          return database.run(sql.replace('position INTEGER PRIMARY KEY', 'position INTEGER'), values);
        position += 1;
        const numbered = sql.replace('(id,', '(position, id,').replace('(?,', '(?, ?,');
        return database.run(numbered, [position, ...values]);
      },
      all: (sql, values) => database.all(sql, values),
    });
  }
}
