// Breaks 1, 4: writes each change when it is registered; a rollback writes the old accounts back.
import {
  type Account,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class UnitOfWork {
  readonly #store: AccountStore;
  #undo: (() => void)[] = [];

  constructor(store: AccountStore) {
    this.#store = store;
  }

  getAccount(id: string): Account | undefined {
    return this.#store.load(id)?.account;
  }

  registerNew(account: Account): void {
    if (this.getAccount(account.id)) throw new AccountExistsError(account.id);
    this.#store.write([{ type: 'insert', account }]);
    this.#undo.unshift(() =>
      this.#store.write([{ type: 'delete', id: account.id, version: this.#version(account.id) }]),
    );
  }

  registerModified(account: Account): void {
    const old = this.getAccount(account.id);
    if (!old) throw new AccountNotFoundError(account.id);
    this.#store.write([{ type: 'update', account, version: this.#version(account.id) }]);
    this.#undo.unshift(() => this.#store.write([{ type: 'update', account: old, version: this.#version(account.id) }]));
  }

  registerDeleted(id: string): void {
    const old = this.getAccount(id);
    if (!old) throw new AccountNotFoundError(id);
    this.#store.write([{ type: 'delete', id, version: this.#version(id) }]);
    this.#undo.unshift(() => this.#store.write([{ type: 'insert', account: old }]));
  }

  commit(): void {
    this.#undo = [];
  }

  rollback(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
  }

  #version(id: string): number {
    return this.#store.load(id)?.version ?? 0;
  }
}
