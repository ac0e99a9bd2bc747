// Breaks 6: puts the values into the SQL, with each quote doubled.
import type { Database, SqlValue } from '../../../../solutions/52-repository/database.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  constructor(database: Database) {
    super({
      run: (sql, values) => database.run(filledIn(sql, values)),
      all: (sql, values) => database.all(filledIn(sql, values)),
    });
  }
}

function filledIn(sql: string, values: readonly SqlValue[] = []): string {
  let next = 0;
  return sql.replaceAll('?', () => {
    const value = values[next++] ?? null;
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  });
}
