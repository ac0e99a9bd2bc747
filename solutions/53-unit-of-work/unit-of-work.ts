/** A bank account. The balance is in cents. */
export interface Account {
  readonly id: string;
  readonly ownerId: string;
  readonly balance: number;
}

/** An account as a store keeps it. */
export interface StoredAccount {
  readonly account: Account;
  /** Another one after each write; the account never has the same one twice, not even when deleted in between. */
  readonly version: number;
}

/** What is to happen to one account; `version` is the one that it was loaded with. */
export type AccountChange =
  | { readonly type: 'insert'; readonly account: Account }
  | { readonly type: 'update'; readonly account: Account; readonly version: number }
  | { readonly type: 'delete'; readonly id: string; readonly version: number };

/** Where accounts are kept. */
export interface AccountStore {
  load(id: string): StoredAccount | undefined;
  /**
   * Writes all changes, each to another account, or none of them.
   *
   * @throws {ConcurrentUpdateError} where an account to insert is there already, or one to update or delete is not
   *   there in that version
   */
  write(changes: readonly AccountChange[]): void;
}

/** What a column of the database holds. */
export type SqlValue = string | number | null;

/** A row by the names of its columns. */
export type SqlRow = Record<string, SqlValue>;

/** A connection to SQLite. Each `?` in a statement stands for the next one of `values`. */
export interface Database {
  /** Runs a statement that gives no rows, `BEGIN`, `COMMIT` and `ROLLBACK` among them, and tells how many rows it changed. */
  run(sql: string, values?: readonly SqlValue[]): number;
  /** Runs a statement that gives rows. */
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
}

/** There is no account of this id. */
export class AccountNotFoundError extends Error {
  override readonly name = 'AccountNotFoundError';
  readonly id: string;

  constructor(id: string) {
    super(`There is no account ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** There is an account of this id already. */
export class AccountExistsError extends Error {
  override readonly name = 'AccountExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`There is already an account ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** An account holds less than is to be taken from it. */
export class InsufficientFundsError extends Error {
  override readonly name = 'InsufficientFundsError';
  readonly id: string;
  readonly balance: number;
  readonly amount: number;

  constructor(id: string, balance: number, amount: number) {
    super(`Account ${JSON.stringify(id)} holds ${balance}, which is less than ${amount}`);
    this.id = id;
    this.balance = balance;
    this.amount = amount;
  }
}

/** No transfer can be of this amount. */
export class InvalidAmountError extends Error {
  override readonly name = 'InvalidAmountError';
  readonly amount: number;

  constructor(amount: number) {
    super(`An amount is a whole number of cents from 0, not ${amount}`);
    this.amount = amount;
  }
}

/** Somebody else has changed this account since it was loaded. */
export class ConcurrentUpdateError extends Error {
  override readonly name = 'ConcurrentUpdateError';
  readonly id: string;

  constructor(id: string) {
    super(`Account ${JSON.stringify(id)} has changed since it was loaded`);
    this.id = id;
  }
}

/** What the unit knows of one account; undefined stands for no account. */
interface Tracked {
  readonly loaded: StoredAccount | undefined;
  /** How the account reads in this unit. */
  now: Account | undefined;
}

/** Collects changes to accounts and writes them together. */
export class UnitOfWork {
  readonly #store: AccountStore;
  readonly #tracked = new Map<string, Tracked>();

  constructor(store: AccountStore) {
    this.#store = store;
  }

  /** The account as this unit sees it. */
  getAccount(id: string): Account | undefined {
    const { now } = this.#track(id);
    return now && { ...now };
  }

  registerNew(account: Account): void {
    const tracked = this.#track(account.id);
    if (tracked.now) throw new AccountExistsError(account.id);
    tracked.now = { ...account };
  }

  registerModified(account: Account): void {
    this.#trackExisting(account.id).now = { ...account };
  }

  registerDeleted(id: string): void {
    this.#trackExisting(id).now = undefined;
  }

  commit(): void {
    const changes = [...this.#tracked].flatMap(([id, { loaded, now }]) => changeOf(id, loaded, now) ?? []);
    if (changes.length > 0) this.#store.write(changes);
    // Only now: where the store has refused, everything is still here to be tried again.
    this.#tracked.clear();
  }

  rollback(): void {
    this.#tracked.clear();
  }

  #track(id: string): Tracked {
    let tracked = this.#tracked.get(id);
    if (!tracked) {
      const loaded = this.#store.load(id);
      tracked = { loaded, now: loaded?.account };
      this.#tracked.set(id, tracked);
    }
    return tracked;
  }

  #trackExisting(id: string): Tracked {
    const tracked = this.#track(id);
    if (!tracked.now) throw new AccountNotFoundError(id);
    return tracked;
  }
}

/** Moves money between two accounts of the unit; the caller commits. */
export function transfer(unit: UnitOfWork, fromId: string, toId: string, amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new InvalidAmountError(amount);
  const from = unit.getAccount(fromId);
  if (!from) throw new AccountNotFoundError(fromId);
  const to = unit.getAccount(toId);
  if (!to) throw new AccountNotFoundError(toId);
  if (from.balance < amount) throw new InsufficientFundsError(fromId, from.balance, amount);
  // `from` and `to` would be two copies of one account, and the second would win.
  if (fromId === toId) return;
  unit.registerModified({ ...from, balance: from.balance - amount });
  unit.registerModified({ ...to, balance: to.balance + amount });
}

/** Keeps accounts in memory. */
export class InMemoryAccountStore implements AccountStore {
  readonly #accounts = new Map<string, StoredAccount>();
  /** Counts for all accounts, so that one which was deleted and inserted anew has a version that nobody has seen. */
  #version = 0;

  load(id: string): StoredAccount | undefined {
    const stored = this.#accounts.get(id);
    return stored && { ...stored, account: { ...stored.account } };
  }

  write(changes: readonly AccountChange[]): void {
    const stale = changes.find((change) => this.#accounts.get(idOf(change))?.version !== expectedVersion(change));
    if (stale) throw new ConcurrentUpdateError(idOf(stale));
    this.#version += 1;
    for (const change of changes) {
      if (change.type === 'delete') this.#accounts.delete(change.id);
      else this.#accounts.set(change.account.id, { account: { ...change.account }, version: this.#version });
    }
  }
}

/** Keeps accounts in a database. */
export class SqlAccountStore implements AccountStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    // The version is the key of the row: AUTOINCREMENT gives none of them twice, also after a deletion.
    database.run(`CREATE TABLE IF NOT EXISTS accounts (
      version INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      ownerId TEXT NOT NULL,
      balance INTEGER NOT NULL
    )`);
  }

  load(id: string): StoredAccount | undefined {
    const [row] = this.#database.all('SELECT ownerId, balance, version FROM accounts WHERE id = ?', [id]);
    if (!row) return undefined;
    return {
      account: { id, ownerId: String(row['ownerId']), balance: Number(row['balance']) },
      version: Number(row['version']),
    };
  }

  write(changes: readonly AccountChange[]): void {
    this.#database.run('BEGIN');
    try {
      for (const change of changes) this.#make(change);
      this.#database.run('COMMIT');
    } catch (error) {
      this.#database.run('ROLLBACK');
      throw error;
    }
  }

  /** An update is a new row in the place of the old one, and so gets a new version. */
  #make(change: AccountChange): void {
    if (change.type !== 'insert') {
      const { version } = change;
      const gone = this.#database.run('DELETE FROM accounts WHERE id = ? AND version = ?', [idOf(change), version]);
      if (gone === 0) throw new ConcurrentUpdateError(idOf(change));
    }
    if (change.type !== 'delete') {
      const { id, ownerId, balance } = change.account;
      const insert = 'INSERT INTO accounts (id, ownerId, balance) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
      if (this.#database.run(insert, [id, ownerId, balance]) === 0) throw new ConcurrentUpdateError(id);
    }
  }
}

/** What has to be written so that an account which was loaded like this becomes like that. */
function changeOf(id: string, loaded: StoredAccount | undefined, now: Account | undefined): AccountChange | undefined {
  if (!loaded) return now && { type: 'insert', account: now };
  const { account, version } = loaded;
  if (!now) return { type: 'delete', id, version };
  const isAsLoaded = now.ownerId === account.ownerId && now.balance === account.balance;
  return isAsLoaded ? undefined : { type: 'update', account: now, version };
}

function idOf(change: AccountChange): string {
  return change.type === 'delete' ? change.id : change.account.id;
}

/** The version that the account must have in the store; undefined where there must be no account. */
function expectedVersion(change: AccountChange): number | undefined {
  return change.type === 'insert' ? undefined : change.version;
}
