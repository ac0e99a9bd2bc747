/** What has happened to an account. Amounts are cents, times milliseconds. */
export type AccountEvent =
  | {
      readonly type: 'AccountOpened';
      readonly accountId: string;
      readonly ownerId: string;
      readonly occurredAt: number;
    }
  | {
      readonly type: 'MoneyDeposited';
      readonly accountId: string;
      readonly amount: number;
      readonly occurredAt: number;
    }
  | {
      readonly type: 'MoneyWithdrawn';
      readonly accountId: string;
      readonly amount: number;
      readonly occurredAt: number;
    };

/** What someone wants done to an account. */
export type AccountCommand =
  | { readonly type: 'OpenAccount'; readonly ownerId: string }
  | { readonly type: 'DepositMoney'; readonly amount: number }
  | { readonly type: 'WithdrawMoney'; readonly amount: number };

/** What an account is after its events. */
export interface AccountState {
  readonly accountId: string;
  readonly isOpen: boolean;
  /** Null until it is opened. */
  readonly ownerId: string | null;
  readonly balance: number;
  /** How many events have led here. */
  readonly version: number;
}

/** An account before its first event. */
export function unopened(accountId: string): AccountState {
  return { accountId, isOpen: false, ownerId: null, balance: 0, version: 0 };
}

/** Keeps the events of all accounts. */
export interface EventStore {
  /** Adds events at the end of an account's stream, if the stream has as many events as expected. */
  append(accountId: string, expectedVersion: number, events: readonly AccountEvent[]): void;
  /** The events of one account, oldest first, without the first `after`. */
  load(accountId: string, after?: number): readonly AccountEvent[];
  /** The events of all accounts in the order of appending, without the first `after`. */
  all(after?: number): readonly AccountEvent[];
}

/** An account was to be opened a second time. */
export class AccountAlreadyOpenError extends Error {
  override readonly name = 'AccountAlreadyOpenError';
  readonly accountId: string;

  constructor(accountId: string) {
    super(`Account ${JSON.stringify(accountId)} is open already`);
    this.accountId = accountId;
  }
}

/** Money was to be moved on an account that has not been opened. */
export class AccountNotOpenError extends Error {
  override readonly name = 'AccountNotOpenError';
  readonly accountId: string;

  constructor(accountId: string) {
    super(`Account ${JSON.stringify(accountId)} is not open`);
    this.accountId = accountId;
  }
}

/** An amount that nobody can deposit or withdraw. */
export class InvalidAmountError extends Error {
  override readonly name = 'InvalidAmountError';
  readonly amount: number;

  constructor(amount: number) {
    super(`${amount} is no amount: it must be a whole number of cents from 1`);
    this.amount = amount;
  }
}

/** More was to be withdrawn than there is. */
export class InsufficientFundsError extends Error {
  override readonly name = 'InsufficientFundsError';
  readonly balance: number;
  readonly amount: number;

  constructor(balance: number, amount: number) {
    super(`Cannot withdraw ${amount} from a balance of ${balance}`);
    this.balance = balance;
    this.amount = amount;
  }
}

/** Events were to be appended to a stream that is not at the version they were decided on. */
export class WrongVersionError extends Error {
  override readonly name = 'WrongVersionError';
  readonly accountId: string;
  readonly expected: number;
  readonly actual: number;

  constructor(accountId: string, expected: number, actual: number) {
    super(`Account ${JSON.stringify(accountId)} is at version ${actual}, not ${expected}`);
    this.accountId = accountId;
    this.expected = expected;
    this.actual = actual;
  }
}

/** The state after one more event. It judges nothing: what has happened has happened. */
export function evolve(state: AccountState, event: AccountEvent): AccountState {
  const version = state.version + 1;
  switch (event.type) {
    case 'AccountOpened':
      return { ...state, version, isOpen: true, ownerId: event.ownerId };
    case 'MoneyDeposited':
      return { ...state, version, balance: state.balance + event.amount };
    case 'MoneyWithdrawn':
      return { ...state, version, balance: state.balance - event.amount };
    default:
      return event satisfies never;
  }
}

/** The event that a command leads to. All rules of the bank are here, and none of them changes anything. */
function decide(state: AccountState, command: AccountCommand, occurredAt: number): AccountEvent {
  const { accountId, isOpen, balance } = state;
  if (command.type === 'OpenAccount') {
    if (isOpen) throw new AccountAlreadyOpenError(accountId);
    return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  }
  const { type, amount } = command;
  if (!isOpen) throw new AccountNotOpenError(accountId);
  if (!Number.isSafeInteger(amount) || amount < 1) throw new InvalidAmountError(amount);
  if (type === 'DepositMoney') return { type: 'MoneyDeposited', accountId, amount, occurredAt };
  if (amount > balance) throw new InsufficientFundsError(balance, amount);
  return { type: 'MoneyWithdrawn', accountId, amount, occurredAt };
}

/** An event store in memory. */
export class MemoryEventStore implements EventStore {
  readonly #all: AccountEvent[] = [];
  readonly #streams = new Map<string, AccountEvent[]>();

  /** @throws {WrongVersionError} where the stream is not as long as expected; then nothing is appended */
  append(accountId: string, expectedVersion: number, events: readonly AccountEvent[]): void {
    const stream = this.#streams.get(accountId) ?? [];
    if (expectedVersion !== stream.length) throw new WrongVersionError(accountId, expectedVersion, stream.length);
    // Frozen copies: nobody can change them from outside, so they can be handed out as they are.
    const kept = events.map((event) => Object.freeze({ ...event }));
    stream.push(...kept);
    this.#streams.set(accountId, stream);
    this.#all.push(...kept);
  }

  load(accountId: string, after?: number): readonly AccountEvent[] {
    return (this.#streams.get(accountId) ?? []).slice(after);
  }

  all(after?: number): readonly AccountEvent[] {
    return this.#all.slice(after);
  }
}

/** The write side: decides on commands, and remembers events only. */
export class Bank {
  readonly #store: EventStore;
  readonly #now: () => number;
  readonly #snapshots = new Map<string, AccountState>();

  constructor(store: EventStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * Carries out all commands, in their order, or none.
   *
   * @throws {AccountAlreadyOpenError | AccountNotOpenError | InvalidAmountError | InsufficientFundsError}
   * @throws {WrongVersionError} where someone else has appended meanwhile
   */
  handle(accountId: string, commands: readonly AccountCommand[]): void {
    const loaded = this.account(accountId);
    let state = loaded;
    const events = commands.map((command) => {
      const event = decide(state, command, this.#now());
      state = evolve(state, event);
      return event;
    });
    this.#store.append(accountId, loaded.version, events);
  }

  account(accountId: string): AccountState {
    const start = this.#snapshots.get(accountId) ?? unopened(accountId);
    return fold(start, this.#store.load(accountId, start.version));
  }

  /** From the first event on: a snapshot may be of a later version. */
  accountAt(accountId: string, version: number): AccountState {
    return fold(unopened(accountId), this.#store.load(accountId).slice(0, version));
  }

  takeSnapshot(accountId: string): void {
    // Where no event follows it, the snapshot itself is handed out.
    this.#snapshots.set(accountId, Object.freeze(this.account(accountId)));
  }
}

/** The read side: what each owner has on all accounts together. */
export class OwnerBalances {
  readonly #store: EventStore;
  readonly #owners = new Map<string, string>();
  readonly #balances = new Map<string, number>();
  #position = 0;

  constructor(store: EventStore) {
    this.#store = store;
  }

  /** Takes in the events that are new. */
  catchUp(): void {
    const events = this.#store.all(this.#position);
    for (const event of events) this.#project(event);
    this.#position += events.length;
  }

  balanceOf(ownerId: string): number {
    return this.#balances.get(ownerId) ?? 0;
  }

  #project(event: AccountEvent): void {
    switch (event.type) {
      case 'AccountOpened':
        // Later events of the account don't say whose it is.
        this.#owners.set(event.accountId, event.ownerId);
        return;
      case 'MoneyDeposited':
        return this.#add(event.accountId, event.amount);
      case 'MoneyWithdrawn':
        return this.#add(event.accountId, -event.amount);
      default:
        event satisfies never;
    }
  }

  #add(accountId: string, amount: number): void {
    // Known by now: the first event of every stream is the opening.
    const ownerId = this.#owners.get(accountId) as string;
    this.#balances.set(ownerId, this.balanceOf(ownerId) + amount);
  }
}

function fold(start: AccountState, events: readonly AccountEvent[]): AccountState {
  return events.reduce((state, event) => evolve(state, event), start);
}
