import {
  AccountExistsError,
  AccountNotFoundError,
  ConcurrentUpdateError,
  InsufficientFundsError,
  InvalidAmountError,
  type Account,
  type AccountChange,
  type AccountStore,
  type Database,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

/** The accounts as they are after something was done to them. */
type Step = (accounts: ReadonlyMap<string, Account>) => ReadonlyMap<string, Account>;

/** Remembers what was done, and does it again on what was loaded each time that it is asked. */
export class UnitOfWork {
  readonly #store: AccountStore;
  #loaded: readonly (readonly [string, StoredAccount | null])[] = [];
  #steps: readonly Step[] = [];

  constructor(store: AccountStore) {
    this.#store = store;
  }

  getAccount(id: string): Account | undefined {
    if (!this.#loaded.some(([known]) => known === id))
      this.#loaded = [...this.#loaded, [id, this.#store.load(id) ?? null]];
    return this.#now().get(id);
  }

  registerNew({ id, ownerId, balance }: Account): void {
    if (this.getAccount(id) !== undefined) throw new AccountExistsError(id);
    this.#steps = [...this.#steps, (accounts) => new Map([...accounts, [id, Object.freeze({ balance, ownerId, id })]])];
  }

  registerModified({ id, ownerId, balance }: Account): void {
    this.registerDeleted(id);
    this.registerNew({ id, ownerId, balance });
  }

  registerDeleted(id: string): void {
    if (this.getAccount(id) === undefined) throw new AccountNotFoundError(id);
    this.#steps = [...this.#steps, (accounts) => new Map([...accounts].filter(([key]) => key !== id))];
  }

  commit(): void {
    const now = this.#now();
    const changes: AccountChange[] = [];
    for (const [id, stored] of this.#loaded.toReversed()) {
      const account = now.get(id);
      if (stored && !account) changes.unshift({ type: 'delete', id, version: stored.version });
      else if (account && !stored) changes.push({ type: 'insert', account });
      else if (account && stored && !same(account, stored.account))
        changes.push({ type: 'update', account, version: stored.version });
    }
    if (changes.length !== 0) this.#store.write(Object.freeze(changes));
    this.rollback();
  }

  rollback(): void {
    this.#loaded = [];
    this.#steps = [];
  }

  #now(): ReadonlyMap<string, Account> {
    const start: ReadonlyMap<string, Account> = new Map(
      this.#loaded.flatMap(([id, stored]) => (stored ? [[id, Object.freeze({ ...stored.account })] as const] : [])),
    );
    return this.#steps.reduce((accounts, step) => step(accounts), start);
  }
}

export function transfer(unit: UnitOfWork, fromId: string, toId: string, amount: number): void {
  if (!(amount >= 0 && Number.isSafeInteger(amount))) throw new InvalidAmountError(amount);
  const find = (id: string): Account => {
    const account = unit.getAccount(id);
    if (account === undefined) throw new AccountNotFoundError(id);
    return account;
  };
  const [payer] = [find(fromId), find(toId)];
  if (payer.balance < amount) throw new InsufficientFundsError(fromId, payer.balance, amount);
  unit.registerModified({ ...find(fromId), balance: find(fromId).balance - amount });
  unit.registerModified({ ...find(toId), balance: find(toId).balance + amount });
}

/** A list that is replaced as a whole; what is deleted stays in it without an owner, so that its version goes on. */
export class InMemoryAccountStore implements AccountStore {
  #rows: readonly { id: string; account: Account | null; version: number }[] = [];

  load(id: string): StoredAccount | undefined {
    const row = this.#rows.find((one) => one.id === id);
    return row?.account ? { account: { ...row.account }, version: row.version } : undefined;
  }

  write(changes: readonly AccountChange[]): void {
    this.#rows = changes.reduce((rows, change) => {
      const id = change.type === 'delete' ? change.id : change.account.id;
      const row = rows.find((one) => one.id === id);
      const fits = change.type === 'insert' ? !row?.account : row?.account && row.version === change.version;
      if (!fits) throw new ConcurrentUpdateError(id);
      const account = change.type === 'delete' ? null : { ...change.account };
      return [...rows.filter((one) => one !== row), { id, account, version: (row?.version ?? -1) + 1 }];
    }, this.#rows);
  }
}

/** Keeps the row of what is deleted, and gives a changed row the next version. */
export class SqlAccountStore implements AccountStore {
  readonly #database: Database;
  #isReady = false;

  constructor(database: Database) {
    this.#database = database;
  }

  load(id: string): StoredAccount | undefined {
    this.#prepare();
    const rows = this.#database.all('SELECT data, version FROM account WHERE id = ? AND data IS NOT NULL', [id]);
    return rows
      .map(({ data, version }) => ({ account: JSON.parse(String(data)) as Account, version: Number(version) }))
      .at(0);
  }

  write(changes: readonly AccountChange[]): void {
    this.#prepare();
    this.#database.run('SAVEPOINT batch');
    try {
      changes.forEach((change) => this.#make(change));
      this.#database.run('COMMIT');
    } catch (error) {
      this.#database.run('ROLLBACK');
      throw error;
    }
  }

  #make(change: AccountChange): void {
    const id = change.type === 'delete' ? change.id : change.account.id;
    const data = change.type === 'delete' ? null : JSON.stringify(change.account);
    const version = change.type === 'insert' ? null : change.version;
    const changed =
      this.#database.run(
        `UPDATE account SET data = ?1, version = version + 1
         WHERE id = ?2 AND CASE WHEN ?3 IS NULL THEN data IS NULL ELSE data IS NOT NULL AND version = ?3 END`,
        [data, id, version],
      ) ||
      (version === null && this.load(id) === undefined
        ? this.#database.run('INSERT INTO account (id, data, version) VALUES (?, ?, 0)', [id, data])
        : 0);
    if (!changed) throw new ConcurrentUpdateError(id);
  }

  #prepare(): void {
    if (!this.#isReady)
      this.#database.run('CREATE TABLE IF NOT EXISTS account (id TEXT UNIQUE, data TEXT, version INT)');
    this.#isReady = true;
  }
}

function same(a: Account, b: Account): boolean {
  return a.ownerId === b.ownerId && a.balance === b.balance;
}
