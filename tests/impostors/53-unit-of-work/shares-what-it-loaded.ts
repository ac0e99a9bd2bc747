// Breaks 6: passes the loaded account on with a deletion, so the store may change what the unit compares with.
/** A bank account. */
export interface Account {
  readonly id: string;
  readonly ownerId: string;
  /** In cents. */
  readonly balance: number;
}

/** An account as a store keeps it. */
export interface StoredAccount {
  readonly account: Account;
  /** Any number, even 0. Every write changes it. No id has the same version twice, even after a deletion. */
  readonly version: number;
}

/** A change to one account. `version` is the version that the account had when it was loaded. */
export type AccountChange =
  | { readonly type: 'insert'; readonly account: Account }
  | { readonly type: 'update'; readonly account: Account; readonly version: number }
  | { readonly type: 'delete'; readonly id: string; readonly version: number };

/** Where accounts are kept. */
export interface AccountStore {
  load(id: string): StoredAccount | undefined;
  /**
   * Makes all changes or none. Each change is for a different account.
   *
   * @throws {ConcurrentUpdateError} if an account to insert exists, or if one to update or delete does not exist with
   *   that version
   */
  write(changes: readonly AccountChange[]): void;
}

/** Thrown if there is no account with this id. */
export class AccountNotFoundError extends Error {
  override readonly name = 'AccountNotFoundError';
  readonly id: string;

  constructor(id: string) {
    super(`There is no account ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** Thrown if there is already an account with this id. */
export class AccountExistsError extends Error {
  override readonly name = 'AccountExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`There is already an account ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** Thrown if an account does not hold enough money. */
export class InsufficientFundsError extends Error {
  override readonly name = 'InsufficientFundsError';
  readonly id: string;

  constructor(id: string) {
    super(`There is not enough money in account ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** Thrown by a store if someone else has written this account since it was loaded. */
export class ConcurrentUpdateError extends Error {
  override readonly name = 'ConcurrentUpdateError';
  readonly id: string;

  constructor(id: string) {
    super(`Account ${JSON.stringify(id)} has changed since it was loaded`);
    this.id = id;
  }
}

/** Keeps accounts in memory. */
export class InMemoryAccountStore implements AccountStore {
  readonly #accounts = new Map<string, StoredAccount>();
  #version = 0;

  load(id: string): StoredAccount | undefined {
    return structuredClone(this.#accounts.get(id));
  }

  write(changes: readonly AccountChange[]): void {
    for (const change of changes) {
      const id = change.type === 'delete' ? change.id : change.account.id;
      const expected = change.type === 'insert' ? undefined : change.version;
      if (this.#accounts.get(id)?.version !== expected) throw new ConcurrentUpdateError(id);
    }
    this.#version += 1;
    for (const change of changes) {
      if (change.type === 'delete') this.#accounts.delete(change.id);
      else this.#accounts.set(change.account.id, { account: { ...change.account }, version: this.#version });
    }
  }
}

/** What the unit knows about one account. `undefined` means that there is no such account. */
interface Tracked {
  readonly loaded: StoredAccount | undefined;
  /** The account as this unit sees it. Always replaced, never changed. */
  current: Account | undefined;
}

/** Collects changes to accounts and writes them together. */
export class UnitOfWork {
  readonly #store: AccountStore;
  readonly #tracked = new Map<string, Tracked>();

  constructor(store: AccountStore) {
    this.#store = store;
  }

  /** The account as this unit sees it, including its own changes. */
  getAccount(id: string): Account | undefined {
    const { current } = this.#track(id);
    return current && copyOf(current);
  }

  /** @throws {AccountExistsError} */
  registerNew(account: Account): void {
    const tracked = this.#track(account.id);
    if (tracked.current) throw new AccountExistsError(account.id);
    tracked.current = copyOf(account);
  }

  /**
   * Takes the whole account with its new values.
   *
   * @throws {AccountNotFoundError}
   */
  registerModified(account: Account): void {
    this.#trackExisting(account.id).current = copyOf(account);
  }

  /** @throws {AccountNotFoundError} */
  registerDeleted(id: string): void {
    this.#trackExisting(id).current = undefined;
  }

  /** Writes all changes in one call. Throws what the store throws. */
  commit(): void {
    const changes = [...this.#tracked].flatMap(([id, tracked]) => changeOf(id, tracked) ?? []);
    if (changes.length > 0) this.#store.write(changes);
    // Not before: if the store throws, the changes must still be here.
    this.#tracked.clear();
  }

  /** Discards all changes since the last commit. */
  rollback(): void {
    this.#tracked.clear();
  }

  #track(id: string): Tracked {
    const known = this.#tracked.get(id);
    if (known) return known;
    const stored = this.#store.load(id);
    const loaded = stored && { account: copyOf(stored.account), version: stored.version };
    const tracked: Tracked = { loaded, current: loaded?.account };
    this.#tracked.set(id, tracked);
    return tracked;
  }

  #trackExisting(id: string): Tracked {
    const tracked = this.#track(id);
    if (!tracked.current) throw new AccountNotFoundError(id);
    return tracked;
  }
}

/**
 * A business operation: moves a positive number of cents from one account to another. The caller commits the unit.
 *
 * @throws {AccountNotFoundError}
 * @throws {InsufficientFundsError}
 */
export function transfer(unit: UnitOfWork, fromId: string, toId: string, amount: number): void {
  const from = unit.getAccount(fromId);
  if (!from) throw new AccountNotFoundError(fromId);
  const to = unit.getAccount(toId);
  if (!to) throw new AccountNotFoundError(toId);
  if (from.balance < amount) throw new InsufficientFundsError(fromId);
  // With equal ids, these would be two copies of one account, and the second would overwrite the first.
  if (fromId === toId) return;
  unit.registerModified({ ...from, balance: from.balance - amount });
  unit.registerModified({ ...to, balance: to.balance + amount });
}

/** The change that leads from the loaded account to the current one, if there is one. */
function changeOf(id: string, { loaded, current }: Tracked): AccountChange | undefined {
  if (!loaded) return current && { type: 'insert', account: copyOf(current) };
  const { account, version } = loaded;
  if (!current) return { ...loaded, type: 'delete', id } as AccountChange;
  const isUnchanged = current.ownerId === account.ownerId && current.balance === account.balance;
  return isUnchanged ? undefined : { type: 'update', account: copyOf(current), version };
}

function copyOf({ id, ownerId, balance }: Account): Account {
  return { id, ownerId, balance };
}
