// Breaks 5: a call that does not find the account forgets that it was loaded.
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
  /**
   * Any number. Changes whenever the account is written. No account has the same version twice, even after a deletion.
   */
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

/** What a unit knows about one account. Both sides are the unit's own copies, which it replaces but never changes. */
interface Entry {
  readonly loaded: StoredAccount | undefined;
  current: Account | undefined;
}

function copyOf({ id, ownerId, balance }: Account): Account {
  return { id, ownerId, balance };
}

/** Collects changes to accounts and writes them together. */
export class UnitOfWork {
  readonly #store: AccountStore;
  readonly #entries = new Map<string, Entry>();

  constructor(store: AccountStore) {
    this.#store = store;
  }

  /** The account as this unit sees it, including its own changes. */
  getAccount(id: string): Account | undefined {
    const { current } = this.#entry(id);
    return current && copyOf(current);
  }

  /** @throws {AccountExistsError} */
  registerNew(account: Account): void {
    const added = copyOf(account);
    const entry = this.#entry(added.id);
    if (entry.current) throw new AccountExistsError(added.id);
    entry.current = added;
  }

  /**
   * Takes the whole account with its new values.
   *
   * @throws {AccountNotFoundError}
   */
  registerModified(account: Account): void {
    const modified = copyOf(account);
    const entry = this.#entry(modified.id);
    if (!entry.current) throw this.#notFound(modified.id, entry);
    entry.current = modified;
  }

  /** @throws {AccountNotFoundError} */
  registerDeleted(id: string): void {
    const entry = this.#entry(id);
    if (!entry.current) throw this.#notFound(id, entry);
    entry.current = undefined;
  }

  /** Writes all changes in one call. Throws what the store throws. */
  commit(): void {
    const changes: AccountChange[] = [];
    for (const [id, entry] of this.#entries) {
      const change = this.#changeOf(id, entry);
      if (change) changes.push(change);
    }
    if (changes.length > 0) this.#store.write(changes);
    this.#entries.clear();
  }

  /** Discards all changes since the last commit. */
  rollback(): void {
    this.#entries.clear();
  }

  /** Leaves nothing behind of an account that does not exist, unless its deletion is registered. */
  #notFound(id: string, entry: Entry): AccountNotFoundError {
    if (!entry.loaded) this.#entries.delete(id);
    return new AccountNotFoundError(id);
  }

  #entry(id: string): Entry {
    const known = this.#entries.get(id);
    if (known) return known;
    const stored = this.#store.load(id);
    const loaded = stored && { account: copyOf(stored.account), version: stored.version };
    const entry: Entry = { loaded, current: loaded?.account };
    this.#entries.set(id, entry);
    return entry;
  }

  #changeOf(id: string, { loaded, current }: Entry): AccountChange | undefined {
    if (!loaded) return current && { type: 'insert', account: copyOf(current) };
    const { account, version } = loaded;
    if (!current) return { type: 'delete', id, version };
    if (current.ownerId === account.ownerId && current.balance === account.balance) return undefined;
    return { type: 'update', account: copyOf(current), version };
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
