import { todo } from '../support/todo.ts';
import type { NotifierPort, User, UserRepository } from './core.ts';

/** A row of the `users` table. */
export interface UserRow {
  readonly user_id: string;
  readonly email_address: string;
  readonly full_name: string;
}

/** The `users` table, as exposed by the database client. */
export interface UsersTable {
  /**
   * Inserts a row. Fails with a `SqlError` whose code is `'unique_violation'` if another row has the same `user_id`.
   */
  insert(row: UserRow): Promise<void>;
}

/** An error from the database client. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  /** What went wrong: `'unique_violation'`, `'connection_failure'` or one of many others. */
  readonly code: string;

  constructor(code: string) {
    super(`SQL error: ${code}`);
    this.code = code;
  }
}

/** Creates a repository that keeps users in the given `Map`, keyed by id. */
export function createInMemoryUserRepository(users: Map<string, User>): UserRepository {
  return todo('add the user, unless the id is taken');
}

/** Creates a repository that keeps users in a database. */
export function createSqlUserRepository(table: UsersTable): UserRepository {
  return todo('insert a row, and translate a unique violation');
}

/** Creates a notifier that prints a line instead of sending an email. */
export function createConsoleNotifier(print: (line: string) => void): NotifierPort {
  return todo('print a line for each welcome');
}
