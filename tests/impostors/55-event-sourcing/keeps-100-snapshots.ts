// Breaks 8: forgets the oldest snapshot if there are more than 100.
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
    const [oldest] = this.#snapshots.keys();
    if (this.#snapshots.size > 100 && oldest !== undefined) this.#snapshots.delete(oldest);
  }
}
