// Breaks 4: begins at the snapshot for every version, also for one that is older than the snapshot.
import {
  type AccountState,
  Bank as Right,
  type EventStore,
  evolve,
  unopened,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends Right {
  readonly #store: EventStore;
  readonly #snapshots = new Map<string, AccountState>();

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override accountAt(accountId: string, version: number): AccountState {
    const start = this.#snapshots.get(accountId) ?? unopened(accountId);
    const events = this.#store.load(accountId, start.version).slice(0, Math.max(0, version - start.version));
    return events.reduce((state, event) => evolve(state, event), start);
  }

  override takeSnapshot(accountId: string): void {
    super.takeSnapshot(accountId);
    this.#snapshots.set(accountId, this.account(accountId));
  }
}
