// Breaks 8: loads all events and leaves out those that the snapshot includes.
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
    return this.#store
      .load(accountId)
      .slice(start.version)
      .reduce((state, event) => evolve(state, event), { ...start });
  }

  override takeSnapshot(accountId: string): void {
    this.#snapshots.set(accountId, this.account(accountId));
  }
}
