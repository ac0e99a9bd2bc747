// Breaks 5: uses `instanceof` to read a table of states in its own store, and folds only for other stores.
import {
  type AccountEvent,
  type AccountState,
  type EventStore,
  unopened,
  evolve,
  Bank as RightBank,
  MemoryEventStore as RightStore,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class MemoryEventStore extends RightStore {
  readonly states = new Map<string, AccountState>();

  override append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    super.append(accountId, expectedVersion, event);
    this.states.set(accountId, evolve(this.states.get(accountId) ?? unopened(accountId), event));
  }
}

export class Bank extends RightBank {
  readonly #store: EventStore;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override account(accountId: string): AccountState {
    if (!(this.#store instanceof MemoryEventStore)) return super.account(accountId);
    return { ...(this.#store.states.get(accountId) ?? unopened(accountId)) };
  }
}
