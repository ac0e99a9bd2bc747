// Breaks 7: spreads the command into the event, with whatever else the command has.
/** Something that happened to an account. */
export type AccountEvent =
  | {
      readonly type: 'AccountOpened';
      readonly accountId: string;
      readonly ownerId: string;
      /** In milliseconds, like every `occurredAt`. */
      readonly occurredAt: number;
    }
  | {
      readonly type: 'MoneyDeposited' | 'MoneyWithdrawn';
      readonly accountId: string;
      /** In cents. */
      readonly amount: number;
      readonly occurredAt: number;
    };

/** Something that a client wants to do with an account. A bank may reject it. */
export type AccountCommand =
  | { readonly type: 'OpenAccount'; readonly ownerId: string }
  | { readonly type: 'DepositMoney' | 'WithdrawMoney'; readonly amount: number };

/** An account at one version. */
export interface AccountState {
  readonly accountId: string;
  readonly isOpen: boolean;
  /** `null` until the account is open. */
  readonly ownerId: string | null;
  /** In cents. */
  readonly balance: number;
  /** How many events led to this state. */
  readonly version: number;
}

/** The state of an account before its first event. */
export function unopened(accountId: string): AccountState {
  return { accountId, isOpen: false, ownerId: null, balance: 0, version: 0 };
}

/** Keeps a stream of events for each account. */
export interface EventStore {
  /** Adds an event to the end of the account's stream, if the stream has exactly `expectedVersion` events. */
  append(accountId: string, expectedVersion: number, event: AccountEvent): void;
  /** Returns the account's events, oldest first, skipping the first `after` of them. `after` is 0 by default. */
  load(accountId: string, after?: number): readonly AccountEvent[];
}

/** Why a bank rejects a command. */
export type RejectionReason = 'already open' | 'not open' | 'invalid amount' | 'insufficient funds';

/** Thrown when a bank rejects a command. */
export class CommandRejectedError extends Error {
  override readonly name = 'CommandRejectedError';
  readonly accountId: string;
  readonly reason: RejectionReason;

  constructor(accountId: string, reason: RejectionReason) {
    super(`The command for account ${JSON.stringify(accountId)} was rejected: ${reason}`);
    this.accountId = accountId;
    this.reason = reason;
  }
}

/** Thrown when an event is appended to a stream that does not have the expected version. */
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

/** The state after one more event. */
export function evolve(state: AccountState, event: AccountEvent): AccountState {
  let { isOpen, ownerId, balance } = state;
  if (event.type === 'AccountOpened') {
    isOpen = true;
    ownerId = event.ownerId;
  } else if (event.type === 'MoneyDeposited') {
    balance += event.amount;
  } else {
    balance -= event.amount;
  }
  return { accountId: state.accountId, isOpen, ownerId, balance, version: state.version + 1 };
}

/** An in-memory event store. */
export class MemoryEventStore implements EventStore {
  readonly #streams = new Map<string, AccountEvent[]>();

  append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    const stream = this.#streams.get(accountId) ?? [];
    if (stream.length !== expectedVersion) {
      throw new WrongVersionError(accountId, expectedVersion, stream.length);
    }
    stream.push(Object.freeze({ ...event }));
    this.#streams.set(accountId, stream);
  }

  load(accountId: string, after = 0): readonly AccountEvent[] {
    return (this.#streams.get(accountId) ?? []).slice(after);
  }
}

/** The event that the command leads to. Throws if the account cannot carry it out. */
function decide(state: AccountState, command: AccountCommand, now: () => number): AccountEvent {
  const { accountId } = state;
  if (command.type === 'OpenAccount') {
    if (state.isOpen) throw new CommandRejectedError(accountId, 'already open');
    return { ...command, type: 'AccountOpened', accountId, occurredAt: now() };
  }
  const { type, amount } = command;
  if (!state.isOpen) throw new CommandRejectedError(accountId, 'not open');
  if (amount <= 0) throw new CommandRejectedError(accountId, 'invalid amount');
  if (type === 'DepositMoney') {
    return { ...command, type: 'MoneyDeposited', accountId, occurredAt: now() };
  }
  if (amount > state.balance) throw new CommandRejectedError(accountId, 'insufficient funds');
  return { ...command, type: 'MoneyWithdrawn', accountId, occurredAt: now() };
}

/** Decides on commands. Everything it knows about accounts is computed from their events. */
export class Bank {
  readonly #store: EventStore;
  readonly #now: () => number;
  readonly #snapshots = new Map<string, AccountState>();

  /** @param now returns the current time in milliseconds */
  constructor(store: EventStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  handle(accountId: string, command: AccountCommand): void {
    const state = this.#current(accountId);
    const event = decide(state, command, this.#now);
    this.#store.append(accountId, state.version, event);
  }

  account(accountId: string): AccountState {
    return this.#current(accountId);
  }

  /** @param version an integer from 0 to the current version of the account */
  accountAt(accountId: string, version: number): AccountState {
    const events = this.#store.load(accountId).slice(0, version);
    return events.reduce<AccountState>((state, event) => evolve(state, event), unopened(accountId));
  }

  takeSnapshot(accountId: string): void {
    this.#snapshots.set(accountId, Object.freeze(this.#current(accountId)));
  }

  /** The state after all events. It is either new or a frozen snapshot. */
  #current(accountId: string): AccountState {
    const start = this.#snapshots.get(accountId) ?? unopened(accountId);
    const events = this.#store.load(accountId, start.version);
    return events.reduce<AccountState>((state, event) => evolve(state, event), start);
  }
}
