// Breaks 4: writes what it has deleted, modified and inserted; an account can be in two of the lists.
import {
  type Account,
  type AccountChange,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class UnitOfWork {
  readonly #store: AccountStore;
  readonly #loaded = new Map<string, StoredAccount | undefined>();
  readonly #inserts = new Map<string, Account>();
  readonly #updates = new Map<string, Account>();
  readonly #deletes = new Set<string>();

  constructor(store: AccountStore) {
    this.#store = store;
  }

  getAccount(id: string): Account | undefined {
    if (!this.#loaded.has(id)) this.#loaded.set(id, structuredClone(this.#store.load(id)));
    const kept = this.#deletes.has(id) ? undefined : this.#loaded.get(id)?.account;
    const account = this.#inserts.get(id) ?? this.#updates.get(id) ?? kept;
    return account && { ...account };
  }

  registerNew(account: Account): void {
    if (this.getAccount(account.id)) throw new AccountExistsError(account.id);
    this.#inserts.set(account.id, { ...account });
  }

  registerModified(account: Account): void {
    if (!this.getAccount(account.id)) throw new AccountNotFoundError(account.id);
    const list = this.#inserts.has(account.id) ? this.#inserts : this.#updates;
    list.set(account.id, { ...account });
  }

  registerDeleted(id: string): void {
    if (!this.getAccount(id)) throw new AccountNotFoundError(id);
    this.#updates.delete(id);
    if (!this.#inserts.delete(id)) this.#deletes.add(id);
  }

  commit(): void {
    const version = (id: string) => this.#loaded.get(id)?.version ?? 0;
    const changes: AccountChange[] = structuredClone([
      ...[...this.#deletes].map((id) => ({ type: 'delete', id, version: version(id) }) as const),
      ...[...this.#updates].map(([id, account]) => ({ type: 'update', account, version: version(id) }) as const),
      ...[...this.#inserts].map(([, account]) => ({ type: 'insert', account }) as const),
    ]);
    if (changes.length > 0) this.#store.write(changes);
    this.rollback();
  }

  rollback(): void {
    for (const list of [this.#loaded, this.#inserts, this.#updates, this.#deletes]) list.clear();
  }
}
