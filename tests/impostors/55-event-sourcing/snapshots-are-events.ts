// Breaks 5: stores a snapshot in the stream of the account.
import { type EventStore, Bank as RightBank } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  readonly #store: EventStore;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override takeSnapshot(accountId: string): void {
    super.takeSnapshot(accountId);
    const { version } = this.account(accountId);
    this.#store.append(accountId, version, { type: 'MoneyDeposited', accountId, amount: 0, occurredAt: 0 });
  }
}
