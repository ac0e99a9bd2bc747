import {
  AccountAlreadyOpenError,
  type AccountCommand,
  type AccountEvent,
  AccountNotOpenError,
  type AccountState,
  type EventStore,
  InsufficientFundsError,
  InvalidAmountError,
  WrongVersionError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export {
  AccountAlreadyOpenError,
  AccountNotOpenError,
  InsufficientFundsError,
  InvalidAmountError,
  WrongVersionError,
  unopened,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

/** An object that changes, with the events that it has caused and that nobody has stored yet. */
class BankAccount {
  readonly newEvents: AccountEvent[] = [];
  #ownerId: string | null;
  #balance: number;
  #version: number;
  readonly #id: string;

  constructor(from: AccountState | string) {
    this.#id = typeof from === 'string' ? from : from.accountId;
    this.#ownerId = typeof from === 'string' ? null : from.ownerId;
    this.#balance = typeof from === 'string' ? 0 : from.balance;
    this.#version = typeof from === 'string' ? 0 : from.version;
  }

  apply(event: AccountEvent): this {
    this.#version += 1;
    if (event.type === 'AccountOpened') this.#ownerId = event.ownerId;
    if (event.type === 'MoneyDeposited') this.#balance += event.amount;
    if (event.type === 'MoneyWithdrawn') this.#balance -= event.amount;
    return this;
  }

  open(ownerId: string, occurredAt: number): void {
    if (this.#ownerId !== null) throw new AccountAlreadyOpenError(this.#id);
    this.#record({ type: 'AccountOpened', accountId: this.#id, ownerId, occurredAt });
  }

  deposit(amount: number, occurredAt: number): void {
    this.#check(amount);
    this.#record({ type: 'MoneyDeposited', accountId: this.#id, amount, occurredAt });
  }

  withdraw(amount: number, occurredAt: number): void {
    this.#check(amount);
    if (amount > this.#balance) throw new InsufficientFundsError(this.#balance, amount);
    this.#record({ type: 'MoneyWithdrawn', accountId: this.#id, amount, occurredAt });
  }

  state(): AccountState {
    const [accountId, ownerId] = [this.#id, this.#ownerId];
    return { version: this.#version, balance: this.#balance, isOpen: ownerId !== null, ownerId, accountId };
  }

  #check(amount: number): void {
    if (this.#ownerId === null) throw new AccountNotOpenError(this.#id);
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new InvalidAmountError(amount);
  }

  #record(event: AccountEvent): void {
    this.newEvents.push(event);
    this.apply(event);
  }
}

export function evolve(state: AccountState, event: AccountEvent): AccountState {
  return new BankAccount(state).apply(event).state();
}

/** Positions of one log, by account. */
export class MemoryEventStore implements EventStore {
  readonly #log: string[] = [];
  readonly #positions: Record<string, number[]> = Object.create(null);

  append(accountId: string, expectedVersion: number, events: readonly AccountEvent[]): void {
    const positions = (this.#positions[accountId] ??= []);
    if (positions.length !== expectedVersion) {
      throw new WrongVersionError(accountId, expectedVersion, positions.length);
    }
    for (const event of events) positions.push(this.#log.push(JSON.stringify(event)) - 1);
  }

  load(accountId: string, after = 0): readonly AccountEvent[] {
    const positions = this.#positions[accountId] ?? [];
    return positions.slice(after).map((position) => JSON.parse(this.#log[position] ?? '') as AccountEvent);
  }

  all(after = 0): readonly AccountEvent[] {
    return this.#log.slice(after).map((text) => JSON.parse(text) as AccountEvent);
  }
}

export class Bank {
  private readonly snapshots: AccountState[] = [];
  private readonly store: EventStore;
  private readonly now: () => number;

  constructor(store: EventStore, now: () => number) {
    this.store = store;
    this.now = now;
  }

  handle(accountId: string, commands: readonly AccountCommand[]): void {
    const account = this.load(accountId);
    const { version } = account.state();
    for (const command of commands) {
      if (command.type === 'OpenAccount') account.open(command.ownerId, this.now());
      if (command.type === 'DepositMoney') account.deposit(command.amount, this.now());
      if (command.type === 'WithdrawMoney') account.withdraw(command.amount, this.now());
    }
    if (account.newEvents.length > 0) this.store.append(accountId, version, account.newEvents);
  }

  account(accountId: string): AccountState {
    return this.load(accountId).state();
  }

  /** From the latest snapshot that isn't too late. */
  accountAt(accountId: string, version: number): AccountState {
    const start = this.snapshots.findLast((one) => one.accountId === accountId && one.version <= version);
    const account = new BankAccount(start ?? accountId);
    const tail = this.store.load(accountId, start?.version);
    for (const event of tail.slice(0, version - (start?.version ?? 0))) account.apply(event);
    return account.state();
  }

  takeSnapshot(accountId: string): void {
    this.snapshots.push(this.account(accountId));
  }

  private load(accountId: string): BankAccount {
    const start = this.snapshots.findLast((one) => one.accountId === accountId);
    const account = new BankAccount(start ?? accountId);
    for (const event of this.store.load(accountId, start?.version)) account.apply(event);
    return account;
  }
}

export class OwnerBalances {
  readonly #store: EventStore;
  /** By account: an object that all accounts of one owner share. */
  readonly #byAccount = new Map<string, { sum: number }>();
  readonly #byOwner = new Map<string, { sum: number }>();
  #position = 0;

  constructor(store: EventStore) {
    this.#store = store;
  }

  catchUp(): void {
    this.#store.all(this.#position).forEach((event) => {
      this.#position += 1;
      if (event.type === 'AccountOpened') {
        const holding = this.#byOwner.get(event.ownerId) ?? { sum: 0 };
        this.#byOwner.set(event.ownerId, holding);
        this.#byAccount.set(event.accountId, holding);
        return;
      }
      const holding = this.#byAccount.get(event.accountId);
      if (holding) holding.sum += event.type === 'MoneyDeposited' ? event.amount : -event.amount;
    });
  }

  balanceOf(ownerId: string): number {
    return this.#byOwner.get(ownerId)?.sum ?? 0;
  }
}
