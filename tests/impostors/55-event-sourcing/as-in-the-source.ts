// Breaks 1, 2, 6: takes the time from the system, checks only what the source checks, and stores events without looking at the version.
import {
  type AccountCommand,
  type AccountEvent,
  type EventStore,
  CommandRejectedError,
  Bank as RightBank,
  MemoryEventStore as RightStore,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class MemoryEventStore extends RightStore {
  override append(accountId: string, _expectedVersion: number, event: AccountEvent): void {
    super.append(accountId, this.load(accountId).length, event);
  }
}

export class Bank extends RightBank {
  readonly #store: EventStore;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override handle(accountId: string, command: AccountCommand): void {
    const { balance, version } = this.account(accountId);
    const event = eventOf(accountId, command, Date.now());
    if (event.type === 'MoneyDeposited' && event.amount <= 0) {
      throw new CommandRejectedError(accountId, 'invalid amount');
    }
    if (event.type === 'MoneyWithdrawn' && event.amount > balance) {
      throw new CommandRejectedError(accountId, 'insufficient funds');
    }
    this.#store.append(accountId, version, event);
  }
}

function eventOf(accountId: string, command: AccountCommand, occurredAt: number): AccountEvent {
  if (command.type === 'OpenAccount') return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  const type = command.type === 'DepositMoney' ? 'MoneyDeposited' : 'MoneyWithdrawn';
  return { type, accountId, amount: command.amount, occurredAt };
}
