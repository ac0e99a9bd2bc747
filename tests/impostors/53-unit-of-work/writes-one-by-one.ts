// Breaks 8: checks and writes change by change, so that those before the one that is refused stay.
import {
  ConcurrentUpdateError,
  type AccountChange,
  type AccountStore,
  type StoredAccount,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class InMemoryAccountStore implements AccountStore {
  readonly #accounts = new Map<string, StoredAccount>();
  #version = 0;

  load(id: string): StoredAccount | undefined {
    const stored = this.#accounts.get(id);
    return stored && { ...stored, account: { ...stored.account } };
  }

  write(changes: readonly AccountChange[]): void {
    for (const change of changes) {
      const id = change.type === 'delete' ? change.id : change.account.id;
      const expected = change.type === 'insert' ? undefined : change.version;
      if (this.#accounts.get(id)?.version !== expected) throw new ConcurrentUpdateError(id);
      this.#version += 1;
      if (change.type === 'delete') this.#accounts.delete(id);
      else this.#accounts.set(id, { account: { ...change.account }, version: this.#version });
    }
  }
}
