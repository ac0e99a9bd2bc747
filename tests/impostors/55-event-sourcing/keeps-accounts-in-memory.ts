// Breaks 5: loads an account once, and from then on knows only its own events.
import {
  type AccountCommand,
  type AccountState,
  type EventStore,
  evolve,
  Bank as RightBank,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  readonly #store: EventStore;
  readonly #accounts = new Map<string, AccountState>();

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override account(accountId: string): AccountState {
    const known = this.#accounts.get(accountId) ?? super.account(accountId);
    this.#accounts.set(accountId, known);
    return { ...known };
  }

  override handle(accountId: string, command: AccountCommand): void {
    super.handle(accountId, command);
    const known = this.account(accountId);
    const fresh = this.#store.load(accountId, known.version);
    this.#accounts.set(
      accountId,
      fresh.reduce((state, event) => evolve(state, event), known),
    );
  }
}
