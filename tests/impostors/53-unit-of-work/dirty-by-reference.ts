// Breaks 5: takes an account for changed when it is another object than the one that was loaded.
import {
  AccountExistsError,
  AccountNotFoundError,
  type Account,
  type AccountChange,
  type AccountStore,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

interface Tracked {
  loaded: StoredAccount | undefined;
  now: Account | undefined;
}

export class UnitOfWork {
  readonly #store: AccountStore;
  readonly #tracked = new Map<string, Tracked>();

  constructor(store: AccountStore) {
    this.#store = store;
  }

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
    const tracked = this.#track(account.id);
    if (!tracked.now) throw new AccountNotFoundError(account.id);
    tracked.now = { ...account };
  }

  registerDeleted(id: string): void {
    const tracked = this.#track(id);
    if (!tracked.now) throw new AccountNotFoundError(id);
    tracked.now = undefined;
  }

  commit(): void {
    const changes = [...this.#tracked].flatMap(([id, { loaded, now }]): AccountChange[] => {
      if (now === loaded?.account) return [];
      if (!now) return loaded ? [{ type: 'delete', id, version: loaded.version }] : [];
      if (!loaded) return [{ type: 'insert', account: now }];
      return [{ type: 'update', account: now, version: loaded.version }];
    });
    if (changes.length > 0) this.#store.write(changes);
    this.#tracked.clear();
  }

  rollback(): void {
    this.#tracked.clear();
  }

  #track(id: string): Tracked {
    const loaded = this.#tracked.has(id) ? undefined : this.#store.load(id);
    const tracked = this.#tracked.get(id) ?? { loaded, now: loaded?.account };
    this.#tracked.set(id, tracked);
    return tracked;
  }
}
