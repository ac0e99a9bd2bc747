// Breaks 5: learns whose an account is anew in each catch-up, and loses what happens to accounts opened earlier.
import { type EventStore, OwnerBalances as Right } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class OwnerBalances extends Right {
  readonly #store: EventStore;
  readonly #balances = new Map<string, number>();
  #position = 0;

  constructor(store: EventStore) {
    super(store);
    this.#store = store;
  }

  override catchUp(): void {
    const owners = new Map<string, string>();
    for (const event of this.#store.all(this.#position)) {
      this.#position += 1;
      if (event.type === 'AccountOpened') {
        owners.set(event.accountId, event.ownerId);
        continue;
      }
      const ownerId = owners.get(event.accountId);
      if (ownerId === undefined) continue;
      const amount = event.type === 'MoneyDeposited' ? event.amount : -event.amount;
      this.#balances.set(ownerId, this.balanceOf(ownerId) + amount);
    }
  }

  override balanceOf(ownerId: string): number {
    return this.#balances.get(ownerId) ?? 0;
  }
}
