import {
  AccountExistsError,
  AccountNotFoundError,
  ConcurrentUpdateError,
  type Account,
  type AccountChange,
  type AccountStore,
  type Database,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

const copyOf = ({ id, ownerId, balance }: Account): Account => ({ id, ownerId, balance });

/** Two maps in the closure of the constructor; reading takes a copy only of what has been registered. */
export class UnitOfWork {
  declare readonly getAccount: (id: string) => Account | undefined;
  declare readonly registerNew: (account: Account) => void;
  declare readonly registerModified: (account: Account) => void;
  declare readonly registerDeleted: (id: string) => void;
  declare readonly commit: () => void;
  declare readonly rollback: () => void;

  constructor(store: AccountStore) {
    let before = new Map<string, StoredAccount | undefined>();
    let after = new Map<string, Account | 'deleted'>();

    const stored = (id: string) => {
      if (!before.has(id)) before.set(id, store.load(id));
      return before.get(id);
    };
    const getAccount = (id: string) => {
      const kept = stored(id)?.account;
      const now = after.get(id) ?? kept;
      return now === undefined || now === 'deleted' ? undefined : copyOf(now);
    };
    const mustBe = (id: string) => {
      if (!getAccount(id)) throw new AccountNotFoundError(id);
    };
    const rollback = () => {
      before = new Map();
      after = new Map();
    };
    const changeOf = (id: string, now: Account | 'deleted'): AccountChange[] => {
      const old = stored(id);
      if (now === 'deleted') return old ? [{ type: 'delete', id, version: old.version }] : [];
      if (!old) return [{ type: 'insert', account: now }];
      const isSame = JSON.stringify(copyOf(now)) === JSON.stringify(copyOf(old.account));
      return isSame ? [] : [{ type: 'update', account: now, version: old.version }];
    };
    Object.assign(this, {
      getAccount,
      rollback,
      registerNew: (account: Account) => {
        if (getAccount(account.id)) throw new AccountExistsError(account.id);
        after.set(account.id, copyOf(account));
      },
      registerModified: (account: Account) => {
        mustBe(account.id);
        after.set(account.id, copyOf(account));
      },
      registerDeleted: (id: string) => {
        mustBe(id);
        after.set(id, 'deleted');
      },
      commit: () => {
        const changes = [...after].flatMap(([id, now]) => changeOf(id, now));
        if (changes.length > 0) store.write(changes);
        rollback();
      },
    });
  }
}

/** Makes all changes in a copy of the map, and then puts it in the place of the old one. */
export class InMemoryAccountStore implements AccountStore {
  #accounts: ReadonlyMap<string, StoredAccount> = new Map();
  #version = 100;

  load(id: string): StoredAccount | undefined {
    return this.#accounts.get(id);
  }

  write(changes: readonly AccountChange[]): void {
    const accounts = new Map(this.#accounts);
    for (const change of changes) {
      const id = change.type === 'delete' ? change.id : change.account.id;
      const there = accounts.get(id);
      if (change.type === 'insert' ? there : there?.version !== change.version) throw new ConcurrentUpdateError(id);
      accounts.delete(id);
      const version = (this.#version += 3);
      if (change.type !== 'delete')
        accounts.set(id, Object.freeze({ account: Object.freeze(copyOf(change.account)), version }));
    }
    this.#accounts = accounts;
  }
}

/** Reads the versions of all accounts of a batch within the transaction, and writes only if all of them fit. */
export class SqlAccountStore implements AccountStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.run(
      'CREATE TABLE IF NOT EXISTS accounts (id TEXT PRIMARY KEY, owner TEXT, cents INTEGER, version INTEGER)',
    );
    database.run('CREATE TABLE IF NOT EXISTS counter (latest INTEGER NOT NULL)');
    if (database.all('SELECT latest FROM counter').length === 0) database.run('INSERT INTO counter VALUES (0)');
  }

  load(id: string): StoredAccount | undefined {
    for (const row of this.#database.all('SELECT * FROM accounts WHERE id = ?', [id])) {
      const { owner, cents, version } = row;
      return { account: { id, ownerId: String(owner), balance: Number(cents) }, version: Number(version) };
    }
    return undefined;
  }

  write(changes: readonly AccountChange[]): void {
    this.#database.run('BEGIN IMMEDIATE TRANSACTION');
    let isWritten = false;
    try {
      for (const change of changes) {
        const id = change.type === 'delete' ? change.id : change.account.id;
        const expected = change.type === 'insert' ? undefined : change.version;
        if (this.load(id)?.version !== expected) throw new ConcurrentUpdateError(id);
      }
      this.#database.run('UPDATE counter SET latest = latest + 1');
      for (const change of changes) {
        if (change.type === 'delete') this.#database.run('DELETE FROM accounts WHERE id = ?', [change.id]);
        else {
          const { id, ownerId, balance } = change.account;
          this.#database.run('REPLACE INTO accounts SELECT ?, ?, ?, latest FROM counter', [id, ownerId, balance]);
        }
      }
      this.#database.run('COMMIT');
      isWritten = true;
    } finally {
      if (!isWritten) this.#database.run('ROLLBACK');
    }
  }
}
