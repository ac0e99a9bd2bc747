// Breaks 5, 6: keeps a table of present and past states, and stores the events only as a log that it reads once.
import {
  type AccountCommand,
  type AccountEvent,
  type AccountState,
  type EventStore,
  CommandRejectedError,
  unopened,
  MemoryEventStore as RightStore,
  type RejectionReason,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

/** The rows of each account, one per version. */
class Table {
  readonly #rows = new Map<string, AccountState[]>();

  rows(accountId: string): AccountState[] {
    return this.#rows.get(accountId) ?? [unopened(accountId)];
  }

  update(accountId: string, change: (row: AccountState) => Partial<AccountState>): void {
    const rows = this.rows(accountId);
    const last = rows.at(-1) ?? unopened(accountId);
    this.#rows.set(accountId, [...rows, { ...last, ...change(last), version: last.version + 1 }]);
  }

  record(event: AccountEvent): void {
    this.update(event.accountId, ({ balance }) => {
      if (event.type === 'AccountOpened') return { isOpen: true, ownerId: event.ownerId };
      return { balance: event.type === 'MoneyDeposited' ? balance + event.amount : balance - event.amount };
    });
  }
}

export class MemoryEventStore extends RightStore {
  readonly table = new Table();

  override append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    super.append(accountId, expectedVersion, event);
    this.table.record(event);
  }
}

export class Bank {
  readonly #store: EventStore;
  readonly #now: () => number;
  readonly #table: Table;
  readonly #isOwn: boolean;
  readonly #known = new Set<string>();

  constructor(store: EventStore, now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#isOwn = store instanceof MemoryEventStore;
    this.#table = store instanceof MemoryEventStore ? store.table : new Table();
  }

  handle(accountId: string, command: AccountCommand): void {
    const { isOpen, balance, version } = this.account(accountId);
    const reject = (reason: RejectionReason): never => {
      throw new CommandRejectedError(accountId, reason);
    };
    if (command.type === 'OpenAccount') {
      if (isOpen) reject('already open');
    } else {
      if (!isOpen) reject('not open');
      if (command.amount <= 0) reject('invalid amount');
      if (command.type === 'WithdrawMoney' && command.amount > balance) reject('insufficient funds');
    }
    const event = eventOf(accountId, command, this.#now());
    this.#store.append(accountId, version, event);
    if (!this.#isOwn) this.#table.record(event);
  }

  account(accountId: string): AccountState {
    return { ...(this.#rows(accountId).at(-1) ?? unopened(accountId)) };
  }

  accountAt(accountId: string, version: number): AccountState {
    return { ...(this.#rows(accountId)[version] ?? unopened(accountId)) };
  }

  takeSnapshot(accountId: string): void {
    this.account(accountId);
  }

  #rows(accountId: string): AccountState[] {
    if (!this.#isOwn && !this.#known.has(accountId)) {
      this.#known.add(accountId);
      for (const event of this.#store.load(accountId)) this.#table.record(event);
    }
    return this.#table.rows(accountId);
  }
}

function eventOf(accountId: string, command: AccountCommand, occurredAt: number): AccountEvent {
  if (command.type === 'OpenAccount') return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  const type = command.type === 'DepositMoney' ? 'MoneyDeposited' : 'MoneyWithdrawn';
  return { type, accountId, amount: command.amount, occurredAt };
}
