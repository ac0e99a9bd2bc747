// Breaks 1, 2, 7, 8, 9: as the source does: the time is taken from the air, a withdrawal is checked against the balance only, and the store takes events one by one from anybody.
import {
  type AccountCommand,
  type AccountEvent,
  type AccountState,
  Bank as Right,
  type EventStore,
  InsufficientFundsError,
  InvalidAmountError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class MemoryEventStore implements EventStore {
  readonly #all: AccountEvent[] = [];

  append(_accountId: string, _expectedVersion: number, events: readonly AccountEvent[]): void {
    for (const event of events) this.#all.push(event);
  }

  load(accountId: string, after = 0): readonly AccountEvent[] {
    return this.#all.filter((event) => event.accountId === accountId).slice(after);
  }

  all(after = 0): readonly AccountEvent[] {
    return this.#all.slice(after);
  }
}

export class Bank extends Right {
  readonly #store: EventStore;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
  }

  override handle(accountId: string, commands: readonly AccountCommand[]): void {
    for (const command of commands) {
      const account = this.account(accountId);
      this.#store.append(accountId, account.version, [decide(account, command)]);
    }
  }
}

function decide({ accountId, balance }: AccountState, command: AccountCommand): AccountEvent {
  const occurredAt = Date.now();
  if (command.type === 'OpenAccount') {
    return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  }
  const { amount } = command;
  if (command.type === 'DepositMoney') {
    if (amount <= 0) throw new InvalidAmountError(amount);
    return { type: 'MoneyDeposited', accountId, amount, occurredAt };
  }
  if (amount > balance) throw new InsufficientFundsError(balance, amount);
  return { type: 'MoneyWithdrawn', accountId, amount, occurredAt };
}
