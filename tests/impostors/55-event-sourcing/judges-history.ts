// Breaks 3: never lets a balance fall below zero, whatever the events say.
import {
  type AccountEvent,
  type AccountState,
  type EventStore,
  unopened,
  evolve as rightEvolve,
  Bank as RightBank,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export function evolve(state: AccountState, event: AccountEvent): AccountState {
  const next = rightEvolve(state, event);
  return { ...next, balance: Math.max(0, next.balance) };
}

export class Bank extends RightBank {
  readonly #store: EventStore;
  readonly #snapshots = new Map<string, AccountState>();

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override account(accountId: string): AccountState {
    const start = this.#snapshots.get(accountId) ?? unopened(accountId);
    return fold({ ...start }, this.#store.load(accountId, start.version));
  }

  override accountAt(accountId: string, version: number): AccountState {
    return fold(unopened(accountId), this.#store.load(accountId).slice(0, version));
  }

  override takeSnapshot(accountId: string): void {
    this.#snapshots.set(accountId, this.account(accountId));
  }
}

function fold(start: AccountState, events: readonly AccountEvent[]): AccountState {
  return events.reduce((state, event) => evolve(state, event), start);
}
