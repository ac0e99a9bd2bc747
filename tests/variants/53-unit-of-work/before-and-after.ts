import {
  type Account,
  type AccountChange,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

/** Two maps in the closure of the constructor, and a generator that yields the difference. */
export class UnitOfWork {
  declare readonly getAccount: (id: string) => Account | undefined;
  declare readonly registerNew: (account: Account) => void;
  declare readonly registerModified: (account: Account) => void;
  declare readonly registerDeleted: (id: string) => void;
  declare readonly commit: () => void;
  declare readonly rollback: () => void;

  constructor(store: AccountStore) {
    const before = new Map<string, StoredAccount>();
    const after = new Map<string, Account>();
    const seen = new Set<string>();

    const startOver = () => [before, after, seen].forEach((one) => one.clear());
    const isThere = (id: string) => {
      if (!seen.has(id)) {
        const stored = structuredClone(store.load(id));
        seen.add(id);
        if (stored) {
          before.set(id, stored);
          after.set(id, stored.account);
        }
      }
      return after.has(id);
    };
    const needs = (id: string) => {
      if (!isThere(id)) throw new AccountNotFoundError(id);
    };
    function* changes(): Generator<AccountChange> {
      for (const [id, { version }] of before) if (!after.has(id)) yield { type: 'delete', id, version };
      for (const [id, account] of after) {
        const old = before.get(id);
        if (!old) yield { type: 'insert', account: { ...account } };
        else if (
          JSON.stringify([account.ownerId, account.balance]) !==
          JSON.stringify([old.account.ownerId, old.account.balance])
        )
          yield { type: 'update', account: { ...account }, version: old.version };
      }
    }

    this.getAccount = (id) => (isThere(id) ? structuredClone(after.get(id)) : undefined);
    this.registerNew = (account) => {
      if (isThere(account.id)) throw new AccountExistsError(account.id);
      after.set(account.id, { ...account });
    };
    this.registerModified = (account) => {
      needs(account.id);
      after.set(account.id, { ...account });
    };
    this.registerDeleted = (id) => {
      needs(id);
      after.delete(id);
    };
    this.commit = () => {
      const all = [...changes()];
      if (all.length > 0) store.write(all);
      startOver();
    };
    this.rollback = startOver;
  }
}
