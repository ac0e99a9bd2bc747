import {
  type AccountCommand,
  type AccountEvent,
  type AccountState,
  CommandRejectedError,
  type EventStore,
  type RejectionReason,
  WrongVersionError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export {
  CommandRejectedError,
  unopened,
  WrongVersionError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

/** A mutable account that loads itself from events and checks its own commands. */
class BankAccount {
  readonly #id: string;
  #ownerId: string | null = null;
  #balance = 0;
  #version = 0;

  constructor(id: string, from?: AccountState) {
    this.#id = id;
    if (from) [this.#ownerId, this.#balance, this.#version] = [from.ownerId, from.balance, from.version];
  }

  apply(event: AccountEvent): this {
    this.#version += 1;
    if (event.type === 'AccountOpened') this.#ownerId = event.ownerId;
    else this.#balance += event.type === 'MoneyDeposited' ? event.amount : -event.amount;
    return this;
  }

  check(command: AccountCommand): void {
    if (command.type === 'OpenAccount') return this.#require(this.#ownerId === null, 'already open');
    this.#require(command.amount > 0, 'invalid amount');
    this.#require(this.#ownerId !== null, 'not open');
    this.#require(command.type === 'DepositMoney' || command.amount <= this.#balance, 'insufficient funds');
  }

  state(): AccountState {
    const [accountId, ownerId] = [this.#id, this.#ownerId];
    return { version: this.#version, balance: this.#balance, isOpen: ownerId !== null, ownerId, accountId };
  }

  #require(condition: boolean, reason: RejectionReason): void {
    if (!condition) throw new CommandRejectedError(this.#id, reason);
  }
}

export function evolve(state: AccountState, event: AccountEvent): AccountState {
  return new BankAccount(state.accountId, state).apply(event).state();
}

/** One log of text for all accounts, and the positions of each. */
export class MemoryEventStore implements EventStore {
  readonly #log: string[] = [];
  readonly #positions: Record<string, number[]> = Object.create(null);

  append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    const positions = (this.#positions[accountId] ??= []);
    if (positions.length !== expectedVersion) {
      throw new WrongVersionError(accountId, expectedVersion, positions.length);
    }
    positions.push(this.#log.push(JSON.stringify(event)) - 1);
  }

  load(accountId: string, after = 0): readonly AccountEvent[] {
    const positions = this.#positions[accountId] ?? [];
    return positions.slice(after).map((position) => JSON.parse(this.#log[position] ?? '') as AccountEvent);
  }
}

export class Bank {
  /** All snapshots that were ever taken. */
  private readonly snapshots: AccountState[] = [];
  private readonly store: EventStore;
  private readonly now: () => number;

  constructor(store: EventStore, now: () => number) {
    this.store = store;
    this.now = now;
  }

  handle(accountId: string, command: AccountCommand): void {
    const account = this.load(accountId);
    account.check(command);
    const common = { accountId, occurredAt: this.now() };
    const { version } = account.state();
    if (command.type === 'OpenAccount') {
      this.store.append(accountId, version, { ...common, type: 'AccountOpened', ownerId: command.ownerId });
      return;
    }
    const type = command.type === 'DepositMoney' ? 'MoneyDeposited' : 'MoneyWithdrawn';
    this.store.append(accountId, version, { ...common, type, amount: command.amount });
  }

  account(accountId: string): AccountState {
    return this.load(accountId).state();
  }

  accountAt(accountId: string, version: number): AccountState {
    return this.load(accountId, version).state();
  }

  takeSnapshot(accountId: string): void {
    this.snapshots.push(this.account(accountId));
  }

  /** From the latest snapshot that is not too late. */
  private load(accountId: string, version = Infinity): BankAccount {
    const start = this.snapshots.findLast((one) => one.accountId === accountId && one.version <= version);
    const account = new BankAccount(accountId, start);
    const events = this.store.load(accountId, start?.version);
    for (const event of events.slice(0, version - (start?.version ?? 0))) account.apply(event);
    return account;
  }
}
