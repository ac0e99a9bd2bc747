// Breaks 8: all banks share their snapshots, even if they have different stores.
import {
  type AccountState,
  type EventStore,
  unopened,
  evolve,
  Bank as RightBank,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

const snapshots = new Map<string, AccountState>();

export class Bank extends RightBank {
  readonly #store: EventStore;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override account(accountId: string): AccountState {
    const start = snapshots.get(accountId) ?? unopened(accountId);
    return this.#store.load(accountId, start.version).reduce((state, event) => evolve(state, event), { ...start });
  }

  override takeSnapshot(accountId: string): void {
    snapshots.set(accountId, this.account(accountId));
  }
}
