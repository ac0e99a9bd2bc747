import {
  type Account,
  type AccountChange,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

interface Entry {
  readonly id: string;
  readonly account: Account | undefined;
}

/** Keeps every registration in a journal; the last entry of an account says what it is now. */
export class UnitOfWork {
  readonly #store: AccountStore;
  #snapshots: readonly (Entry & { readonly version: number | undefined })[] = [];
  #journal: readonly Entry[] = [];

  constructor(store: AccountStore) {
    this.#store = store;
  }

  getAccount(id: string): Account | undefined {
    return copy(this.#latest(id));
  }

  registerNew(account: Account): void {
    if (this.#latest(account.id)) throw new AccountExistsError(account.id);
    this.#append(account.id, account);
  }

  registerModified(account: Account): void {
    if (!this.#latest(account.id)) throw new AccountNotFoundError(account.id);
    this.#append(account.id, account);
  }

  registerDeleted(id: string): void {
    if (!this.#latest(id)) throw new AccountNotFoundError(id);
    this.#append(id, undefined);
  }

  commit(): void {
    const last = new Map(this.#journal.map((entry) => [entry.id, entry.account]));
    const changes: AccountChange[] = [];
    for (const { id, account: loaded, version } of this.#snapshots) {
      if (!last.has(id)) continue;
      const account = copy(last.get(id));
      if (version === undefined) {
        if (account) changes.push({ type: 'insert', account });
      } else if (!account) changes.push({ type: 'delete', id, version });
      else if (account.balance !== loaded?.balance || account.ownerId !== loaded.ownerId)
        changes.push({ type: 'update', account, version });
    }
    if (changes.length > 0) this.#store.write(changes);
    this.rollback();
  }

  rollback(): void {
    this.#snapshots = [];
    this.#journal = [];
  }

  #latest(id: string): Account | undefined {
    const entry = this.#journal.findLast((one) => one.id === id) ?? this.#snapshots.find((one) => one.id === id);
    if (entry) return entry.account;
    const stored: StoredAccount | undefined = this.#store.load(id);
    const snapshot = { id, account: copy(stored?.account), version: stored?.version };
    this.#snapshots = [...this.#snapshots, snapshot];
    return snapshot.account;
  }

  #append(id: string, account: Account | undefined): void {
    this.#journal = [...this.#journal, { id, account: copy(account) }];
  }
}

function copy(account: Account | undefined): Account | undefined {
  return account && { ...account };
}
