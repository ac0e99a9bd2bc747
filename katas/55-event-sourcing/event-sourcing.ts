import { todo } from '../support/todo.ts';

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
  return todo('return the state after this event');
}

/** An in-memory event store. */
export class MemoryEventStore implements EventStore {
  constructor() {
    todo('start with no events');
  }

  append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    todo('check the version, then add the event');
  }

  load(accountId: string, after?: number): readonly AccountEvent[] {
    return todo('return the events of this account');
  }
}

/** Decides on commands. Everything it knows about accounts is computed from their events. */
export class Bank {
  /** @param now returns the current time in milliseconds */
  constructor(store: EventStore, now: () => number) {
    todo('keep the store and the clock');
  }

  handle(accountId: string, command: AccountCommand): void {
    todo('decide on the command, then append its event');
  }

  account(accountId: string): AccountState {
    return todo('return the state after all events');
  }

  /** @param version an integer from 0 to the current version of the account */
  accountAt(accountId: string, version: number): AccountState {
    return todo('return the state after the first `version` events');
  }

  takeSnapshot(accountId: string): void {
    todo('keep the current state, so that later calls need fewer events');
  }
}
