// Breaks 2: checks the amount of deposits only, so a withdrawal of -50 creates money.
import {
  type AccountCommand,
  type AccountEvent,
  type EventStore,
  CommandRejectedError,
  Bank as RightBank,
  type RejectionReason,
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
    const { isOpen, balance, version } = this.account(accountId);
    const reject = (reason: RejectionReason): never => {
      throw new CommandRejectedError(accountId, reason);
    };
    if (command.type === 'OpenAccount' && isOpen) reject('already open');
    if (command.type !== 'OpenAccount' && !isOpen) reject('not open');
    if (command.type === 'DepositMoney' && command.amount <= 0) reject('invalid amount');
    if (command.type === 'WithdrawMoney' && command.amount > balance) reject('insufficient funds');
    this.#store.append(accountId, version, eventOf(accountId, command, this.#now()));
  }
}
