import { todo } from '../support/todo.ts';

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

/** The state after one more event. */
export function evolve(state: AccountState, event: AccountEvent): AccountState {
  return todo('the state after this event');
}

/** An event store in memory. */
export class MemoryEventStore implements EventStore {
  constructor() {
    todo('begin without events');
  }

  append(accountId: string, expectedVersion: number, events: readonly AccountEvent[]): void {
    todo('check the version, then add all events');
  }

  load(accountId: string, after?: number): readonly AccountEvent[] {
    return todo('the events of this account');
  }

  all(after?: number): readonly AccountEvent[] {
    return todo('the events of all accounts');
  }
}

/** The write side: decides on commands, and remembers events only. */
export class Bank {
  constructor(store: EventStore, now: () => number) {
    todo('keep the store and the clock');
  }

  /** Carries out all commands, in their order, or none. */
  handle(accountId: string, commands: readonly AccountCommand[]): void {
    todo('decide on the commands, then append their events together');
  }

  account(accountId: string): AccountState {
    return todo('the state after all events');
  }

  accountAt(accountId: string, version: number): AccountState {
    return todo('the state after the first so many events');
  }

  takeSnapshot(accountId: string): void {
    todo('remember the present state as a place to start from');
  }
}

/** The read side: what each owner has on all accounts together. */
export class OwnerBalances {
  constructor(store: EventStore) {
    todo('keep the store; nothing is read yet');
  }

  catchUp(): void {
    todo('take in the events that are new');
  }

  balanceOf(ownerId: string): number {
    return todo('what this owner has');
  }
}
