// Breaks 7: opens an account that is open, and gives it to somebody else.
import {
  type AccountCommand,
  type AccountEvent,
  AccountNotOpenError,
  type AccountState,
  Bank as Right,
  type EventStore,
  InsufficientFundsError,
  InvalidAmountError,
  evolve,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends Right {
  readonly #store: EventStore;
  readonly #now: () => number;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
    this.#now = now;
  }

  override handle(accountId: string, commands: readonly AccountCommand[]): void {
    let state = this.account(accountId);
    const { version } = state;
    const events = commands.map((command) => {
      const event = decide(state, command, this.#now());
      state = evolve(state, event);
      return event;
    });
    this.#store.append(accountId, version, events);
  }
}

function decide(
  { accountId, isOpen, balance }: AccountState,
  command: AccountCommand,
  occurredAt: number,
): AccountEvent {
  if (command.type === 'OpenAccount') {
    return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  }
  const { type, amount } = command;
  if (!isOpen) throw new AccountNotOpenError(accountId);
  if (!Number.isSafeInteger(amount) || amount < 1) throw new InvalidAmountError(amount);
  if (type === 'DepositMoney') return { type: 'MoneyDeposited', accountId, amount, occurredAt };
  if (amount > balance) throw new InsufficientFundsError(balance, amount);
  return { type: 'MoneyWithdrawn', accountId, amount, occurredAt };
}
