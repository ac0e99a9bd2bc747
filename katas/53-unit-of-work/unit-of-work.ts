import { todo } from '../support/todo.ts';

/** A bank account. The balance is in cents. */
export interface Account {
  readonly id: string;
  readonly ownerId: string;
  readonly balance: number;
}

/** An account as a store keeps it. */
export interface StoredAccount {
  readonly account: Account;
  /** Another one after each write; the account never has the same one twice, not even when deleted in between. */
  readonly version: number;
}

/** What is to happen to one account; `version` is the one that it was loaded with. */
export type AccountChange =
  | { readonly type: 'insert'; readonly account: Account }
  | { readonly type: 'update'; readonly account: Account; readonly version: number }
  | { readonly type: 'delete'; readonly id: string; readonly version: number };

/** Where accounts are kept. */
export interface AccountStore {
  load(id: string): StoredAccount | undefined;
  /**
   * Writes all changes, each to another account, or none of them.
   *
   * @throws {ConcurrentUpdateError} where an account to insert is there already, or one to update or delete is not
   *   there in that version
   */
  write(changes: readonly AccountChange[]): void;
}

/** What a column of the database holds. */
export type SqlValue = string | number | null;

/** A row by the names of its columns. */
export type SqlRow = Record<string, SqlValue>;

/** A connection to SQLite. Each `?` in a statement stands for the next one of `values`. */
export interface Database {
  /** Runs a statement that gives no rows, `BEGIN`, `COMMIT` and `ROLLBACK` among them, and tells how many rows it changed. */
  run(sql: string, values?: readonly SqlValue[]): number;
  /** Runs a statement that gives rows. */
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
}

/** There is no account of this id. */
export class AccountNotFoundError extends Error {
  override readonly name = 'AccountNotFoundError';
  readonly id: string;

  constructor(id: string) {
    super(`There is no account ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** There is an account of this id already. */
export class AccountExistsError extends Error {
  override readonly name = 'AccountExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`There is already an account ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** An account holds less than is to be taken from it. */
export class InsufficientFundsError extends Error {
  override readonly name = 'InsufficientFundsError';
  readonly id: string;
  readonly balance: number;
  readonly amount: number;

  constructor(id: string, balance: number, amount: number) {
    super(`Account ${JSON.stringify(id)} holds ${balance}, which is less than ${amount}`);
    this.id = id;
    this.balance = balance;
    this.amount = amount;
  }
}

/** No transfer can be of this amount. */
export class InvalidAmountError extends Error {
  override readonly name = 'InvalidAmountError';
  readonly amount: number;

  constructor(amount: number) {
    super(`An amount is a whole number of cents from 0, not ${amount}`);
    this.amount = amount;
  }
}

/** Somebody else has changed this account since it was loaded. */
export class ConcurrentUpdateError extends Error {
  override readonly name = 'ConcurrentUpdateError';
  readonly id: string;

  constructor(id: string) {
    super(`Account ${JSON.stringify(id)} has changed since it was loaded`);
    this.id = id;
  }
}

/** Collects changes to accounts and writes them together. */
export class UnitOfWork {
  constructor(store: AccountStore) {
    todo('remember the store');
  }

  /** The account as this unit sees it. */
  getAccount(id: string): Account | undefined {
    return todo('the account with what has changed here, or as it was loaded');
  }

  registerNew(account: Account): void {
    todo('note that the account is new');
  }

  registerModified(account: Account): void {
    todo('note that the account of this id has changed');
  }

  registerDeleted(id: string): void {
    todo('note that the account is to go');
  }

  commit(): void {
    todo('write what has changed');
  }

  rollback(): void {
    todo('forget what has changed');
  }
}

/** Moves money between two accounts of the unit; the caller commits. */
export function transfer(unit: UnitOfWork, fromId: string, toId: string, amount: number): void {
  todo('check everything, then move the money');
}

/** Keeps accounts in memory. */
export class InMemoryAccountStore implements AccountStore {
  constructor() {
    todo('begin without accounts');
  }

  load(id: string): StoredAccount | undefined {
    return todo('the account of this id, with its version');
  }

  write(changes: readonly AccountChange[]): void {
    todo('make all changes or none');
  }
}

/** Keeps accounts in a database. */
export class SqlAccountStore implements AccountStore {
  constructor(database: Database) {
    todo('create the tables that are missing');
  }

  load(id: string): StoredAccount | undefined {
    return todo('the account in the row of this id, with its version');
  }

  write(changes: readonly AccountChange[]): void {
    todo('make all changes in one transaction');
  }
}
