// Breaks 1: keeps the clock once for all banks.
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

/** The state after one more event. It has no rules: an event is a fact, even if a bank would reject it today. */
export function evolve(state: AccountState, event: AccountEvent): AccountState {
  const version = state.version + 1;
  switch (event.type) {
    case 'AccountOpened':
      return { ...state, version, isOpen: true, ownerId: event.ownerId };
    case 'MoneyDeposited':
      return { ...state, version, balance: state.balance + event.amount };
    case 'MoneyWithdrawn':
      return { ...state, version, balance: state.balance - event.amount };
  }
}

/**
 * The event that a command leads to. It contains all rules of the bank, and changes nothing.
 *
 * @throws {CommandRejectedError}
 */
function decide(state: AccountState, command: AccountCommand, occurredAt: number): AccountEvent {
  const { accountId, isOpen, balance } = state;
  const rejection = (reason: RejectionReason) => new CommandRejectedError(accountId, reason);
  if (command.type === 'OpenAccount') {
    if (isOpen) throw rejection('already open');
    return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  }
  const { type, amount } = command;
  if (!isOpen) throw rejection('not open');
  if (amount <= 0) throw rejection('invalid amount');
  if (type === 'DepositMoney') return { type: 'MoneyDeposited', accountId, amount, occurredAt };
  if (amount > balance) throw rejection('insufficient funds');
  return { type: 'MoneyWithdrawn', accountId, amount, occurredAt };
}

function fold(start: AccountState, events: readonly AccountEvent[]): AccountState {
  return events.reduce((state, event) => evolve(state, event), start);
}

/** An in-memory event store. */
export class MemoryEventStore implements EventStore {
  readonly #streams = new Map<string, AccountEvent[]>();

  /** @throws {WrongVersionError} if the stream does not have exactly `expectedVersion` events */
  append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    const stream = this.#streams.get(accountId) ?? [];
    if (stream.length !== expectedVersion) throw new WrongVersionError(accountId, expectedVersion, stream.length);
    // The copy is frozen, so `load` can return it without copying it again.
    stream.push(Object.freeze({ ...event }));
    this.#streams.set(accountId, stream);
  }

  load(accountId: string, after?: number): readonly AccountEvent[] {
    return (this.#streams.get(accountId) ?? []).slice(after);
  }
}

let clock: () => number = () => 0;

/** Decides on commands. Everything it knows about accounts is computed from their events. */
export class Bank {
  readonly #store: EventStore;
  /** These save time and nothing else: without them, every result would be the same. */
  readonly #snapshots = new Map<string, AccountState>();

  /** @param now returns the current time in milliseconds */
  constructor(store: EventStore, now: () => number) {
    this.#store = store;
    clock = now;
  }

  /**
   * @throws {CommandRejectedError} if the account cannot carry out the command
   * @throws {WrongVersionError} if other code has appended to the stream since this call loaded it
   */
  handle(accountId: string, command: AccountCommand): void {
    const state = this.account(accountId);
    const event = decide(state, command, clock());
    this.#store.append(accountId, state.version, event);
  }

  account(accountId: string): AccountState {
    const start = this.#snapshots.get(accountId) ?? unopened(accountId);
    return fold({ ...start }, this.#store.load(accountId, start.version));
  }

  /** @param version an integer from 0 to the current version of the account */
  accountAt(accountId: string, version: number): AccountState {
    // Starts from the first event, because a snapshot may be newer than `version`.
    return fold(unopened(accountId), this.#store.load(accountId).slice(0, version));
  }

  takeSnapshot(accountId: string): void {
    this.#snapshots.set(accountId, this.account(accountId));
  }
}
