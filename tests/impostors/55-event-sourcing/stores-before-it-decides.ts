// Breaks 2: appends the event first and then checks the new state.
import {
  type AccountCommand,
  type AccountEvent,
  type EventStore,
  CommandRejectedError,
  Bank as RightBank,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

function eventOf(accountId: string, command: AccountCommand, occurredAt: number): AccountEvent {
  if (command.type === 'OpenAccount') return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  const type = command.type === 'DepositMoney' ? 'MoneyDeposited' : 'MoneyWithdrawn';
  return { type, accountId, amount: command.amount, occurredAt };
}

export class Bank extends RightBank {
  readonly #store: EventStore;
  readonly #now: () => number;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
    this.#now = now;
  }

  override handle(accountId: string, command: AccountCommand): void {
    const { isOpen, version } = this.account(accountId);
    this.#store.append(accountId, version, eventOf(accountId, command, this.#now()));
    const { balance } = this.account(accountId);
    if (command.type === 'OpenAccount') {
      if (isOpen) throw new CommandRejectedError(accountId, 'already open');
      return;
    }
    if (!isOpen) throw new CommandRejectedError(accountId, 'not open');
    if (command.amount <= 0) throw new CommandRejectedError(accountId, 'invalid amount');
    if (balance < 0) throw new CommandRejectedError(accountId, 'insufficient funds');
  }
}
