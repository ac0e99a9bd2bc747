// Breaks 4: goes back from the present by undoing events, and keeps an owner who came later.
import {
  type AccountEvent,
  type AccountState,
  type EventStore,
  Bank as RightBank,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

function changeOf(event: AccountEvent): number {
  if (event.type === 'AccountOpened') return 0;
  return event.type === 'MoneyDeposited' ? event.amount : -event.amount;
}

export class Bank extends RightBank {
  readonly #store: EventStore;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override accountAt(accountId: string, version: number): AccountState {
    const now = this.account(accountId);
    const undone = this.#store.load(accountId, version);
    const change = undone.reduce((sum, event) => sum + changeOf(event), 0);
    const isOpen = this.#store
      .load(accountId)
      .slice(0, version)
      .some(({ type }) => type === 'AccountOpened');
    return { ...now, isOpen, ownerId: isOpen ? now.ownerId : null, balance: now.balance - change, version };
  }
}
