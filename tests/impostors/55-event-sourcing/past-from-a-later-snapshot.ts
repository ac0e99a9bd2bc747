// Breaks 8: starts from the snapshot even for a version that is older.
import {
  type AccountState,
  type EventStore,
  unopened,
  evolve,
  Bank as RightBank,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  readonly #store: EventStore;
  readonly #snapshots = new Map<string, AccountState>();

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override account(accountId: string): AccountState {
    const start = this.#snapshots.get(accountId) ?? unopened(accountId);
    return this.#store.load(accountId, start.version).reduce((state, event) => evolve(state, event), { ...start });
  }

  override takeSnapshot(accountId: string): void {
    this.#snapshots.set(accountId, this.account(accountId));
  }

  override accountAt(accountId: string, version: number): AccountState {
    const start = this.#snapshots.get(accountId) ?? unopened(accountId);
    const events = this.#store.load(accountId, start.version).slice(0, version - start.version);
    return events.reduce((state, event) => evolve(state, event), { ...start });
  }
}
