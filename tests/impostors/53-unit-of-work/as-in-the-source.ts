// Breaks 4, 5: keeps one map of accounts and three lists; a rollback empties only the lists.
import {
  type Account,
  type AccountChange,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class UnitOfWork {
  readonly #store: AccountStore;
  readonly #accounts = new Map<string, Account>();
  readonly #versions = new Map<string, number>();
  #changes: { inserts: Account[]; updates: Account[]; deletes: string[] } = { inserts: [], updates: [], deletes: [] };

  constructor(store: AccountStore) {
    this.#store = store;
  }

  getAccount(id: string): Account | undefined {
    const stored = this.#versions.has(id) ? undefined : this.#store.load(id);
    if (stored) {
      this.#accounts.set(id, stored.account);
      this.#versions.set(id, stored.version);
    }
    return this.#accounts.get(id);
  }

  registerNew(account: Account): void {
    if (this.getAccount(account.id)) throw new AccountExistsError(account.id);
    this.#accounts.set(account.id, account);
    this.#changes.inserts.push(account);
  }

  registerModified(account: Account): void {
    if (!this.getAccount(account.id)) throw new AccountNotFoundError(account.id);
    this.#accounts.set(account.id, account);
    if (!this.#changes.updates.some(({ id }) => id === account.id)) this.#changes.updates.push(account);
  }

  registerDeleted(id: string): void {
    if (!this.getAccount(id)) throw new AccountNotFoundError(id);
    this.#accounts.delete(id);
    this.#changes.deletes.push(id);
  }

  commit(): void {
    const { inserts, updates, deletes } = this.#changes;
    const version = (id: string) => this.#versions.get(id) ?? 0;
    const changes: AccountChange[] = [
      ...inserts.map((account) => ({ type: 'insert', account }) as const),
      ...updates.map((account) => ({ type: 'update', account, version: version(account.id) }) as const),
      ...deletes.map((id) => ({ type: 'delete', id, version: version(id) }) as const),
    ];
    this.#changes = { inserts: [], updates: [], deletes: [] };
    if (changes.length > 0) this.#store.write(changes);
    this.#versions.clear();
  }

  rollback(): void {
    this.#changes = { inserts: [], updates: [], deletes: [] };
  }
}
