// Breaks 4: writes account by account and, if one write fails, tries to undo the earlier ones.
import {
  type Account,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class UnitOfWork {
  readonly #store: AccountStore;
  readonly #loaded = new Map<string, StoredAccount | undefined>();
  readonly #current = new Map<string, Account | undefined>();

  constructor(store: AccountStore) {
    this.#store = store;
  }

  getAccount(id: string): Account | undefined {
    return structuredClone(this.#view(id));
  }

  registerNew(account: Account): void {
    if (this.#view(account.id)) throw new AccountExistsError(account.id);
    this.#current.set(account.id, { ...account });
  }

  registerModified(account: Account): void {
    if (!this.#view(account.id)) throw new AccountNotFoundError(account.id);
    this.#current.set(account.id, { ...account });
  }

  registerDeleted(id: string): void {
    if (!this.#view(id)) throw new AccountNotFoundError(id);
    this.#current.set(id, undefined);
  }

  commit(): void {
    const written: string[] = [];
    try {
      for (const id of this.#current.keys()) {
        if (this.#save(id, this.#loaded.get(id), this.#current.get(id))) written.push(id);
      }
    } catch (error) {
      for (const id of written) this.#save(id, this.#store.load(id), this.#loaded.get(id)?.account);
      throw error;
    }
    this.rollback();
  }

  rollback(): void {
    this.#loaded.clear();
    this.#current.clear();
  }

  #view(id: string): Account | undefined {
    if (!this.#current.has(id)) {
      const loaded = structuredClone(this.#store.load(id));
      this.#loaded.set(id, loaded);
      this.#current.set(id, loaded?.account);
    }
    return this.#current.get(id);
  }

  #save(id: string, from: StoredAccount | undefined, to: Account | undefined): boolean {
    if (!from && !to) return false;
    if (from && to && from.account.balance === to.balance && from.account.ownerId === to.ownerId) return false;
    if (!from && to) this.#store.write([{ type: 'insert', account: { ...to } }]);
    else if (from && to) this.#store.write([{ type: 'update', account: { ...to }, version: from.version }]);
    else if (from) this.#store.write([{ type: 'delete', id, version: from.version }]);
    return true;
  }
}
