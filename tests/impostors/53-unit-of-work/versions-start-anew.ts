// Breaks 9: counts the versions of an account from 1, also when it was deleted and inserted again.
import {
  ConcurrentUpdateError,
  type AccountChange,
  type AccountStore,
  type Database,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class SqlAccountStore implements AccountStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.run(
      'CREATE TABLE IF NOT EXISTS accounts (id TEXT PRIMARY KEY, ownerId TEXT, balance INTEGER, version INTEGER)',
    );
  }

  load(id: string): StoredAccount | undefined {
    const [row] = this.#database.all('SELECT ownerId, balance, version FROM accounts WHERE id = ?', [id]);
    if (!row) return undefined;
    const { ownerId, balance, version } = row;
    return { account: { id, ownerId: String(ownerId), balance: Number(balance) }, version: Number(version) };
  }

  write(changes: readonly AccountChange[]): void {
    this.#database.run('BEGIN');
    try {
      for (const change of changes) {
        const id = change.type === 'delete' ? change.id : change.account.id;
        if (this.#make(change, id) === 0) throw new ConcurrentUpdateError(id);
      }
      this.#database.run('COMMIT');
    } catch (error) {
      this.#database.run('ROLLBACK');
      throw error;
    }
  }

  #make(change: AccountChange, id: string): number {
    if (change.type === 'delete')
      return this.#database.run('DELETE FROM accounts WHERE id = ? AND version = ?', [id, change.version]);
    const { ownerId, balance } = change.account;
    if (change.type === 'insert')
      return this.#database.run('INSERT OR IGNORE INTO accounts VALUES (?, ?, ?, 1)', [id, ownerId, balance]);
    return this.#database.run(
      'UPDATE accounts SET ownerId = ?, balance = ?, version = version + 1 WHERE id = ? AND version = ?',
      [ownerId, balance, id, change.version],
    );
  }
}
