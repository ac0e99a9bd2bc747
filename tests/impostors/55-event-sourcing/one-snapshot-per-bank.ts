// Breaks 8: a snapshot of one account replaces that of another.
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
    const state = this.account(accountId);
    this.#snapshots.clear();
    this.#snapshots.set(accountId, state);
  }
}
