// Breaks 8: rolls back when a change fails, but not when COMMIT does: the transaction stays open with all changes in it.
import {
  SqlAccountStore as Right,
  type AccountChange,
  type Database,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class SqlAccountStore extends Right {
  readonly #database: Database;

  constructor(database: Database) {
    super({
      run: (sql, values) => (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql) ? 0 : database.run(sql, values)),
      all: (sql, values) => database.all(sql, values),
    });
    this.#database = database;
  }

  override write(changes: readonly AccountChange[]): void {
    this.#database.run('BEGIN');
    try {
      super.write(changes);
    } catch (error) {
      this.#database.run('ROLLBACK');
      throw error;
    }
    this.#database.run('COMMIT');
  }
}
