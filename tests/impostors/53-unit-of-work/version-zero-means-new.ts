// Breaks 8: takes an account with version 0 for one that was not loaded.
import {
  type Account,
  type AccountChange,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

interface Tracked {
  readonly loaded: StoredAccount | undefined;
  current: Account | undefined;
}

export class UnitOfWork {
  readonly #store: AccountStore;
  readonly #tracked = new Map<string, Tracked>();

  constructor(store: AccountStore) {
    this.#store = store;
  }

  getAccount(id: string): Account | undefined {
    const { current } = this.#track(id);
    return current && copyOf(current);
  }

  registerNew(account: Account): void {
    const tracked = this.#track(account.id);
    if (tracked.current) throw new AccountExistsError(account.id);
    tracked.current = copyOf(account);
  }

  registerModified(account: Account): void {
    this.#trackExisting(account.id).current = copyOf(account);
  }

  registerDeleted(id: string): void {
    this.#trackExisting(id).current = undefined;
  }

  commit(): void {
    const changes = [...this.#tracked].flatMap(([id, tracked]) => changeOf(id, tracked) ?? []);
    if (changes.length > 0) this.#store.write(changes);
    this.#tracked.clear();
  }

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

/** The change that leads from the loaded account to the current one, if there is one. */
function changeOf(id: string, { loaded, current }: Tracked): AccountChange | undefined {
  if (!loaded?.version) return current && { type: 'insert', account: copyOf(current) };
  const { account, version } = loaded;
  if (!current) return { type: 'delete', id, version };
  const isUnchanged = current.ownerId === account.ownerId && current.balance === account.balance;
  return isUnchanged ? undefined : { type: 'update', account: copyOf(current), version };
}

function copyOf({ id, ownerId, balance }: Account): Account {
  return { id, ownerId, balance };
}
