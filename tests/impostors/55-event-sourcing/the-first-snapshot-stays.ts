// Breaks 8: keeps the first snapshot of an account for good.
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
    if (!this.#snapshots.has(accountId)) this.#snapshots.set(accountId, this.account(accountId));
  }
}
