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
  return {
    async save(user) {
      // No await between the check and the write, so no other call can take the id in between.
      if (users.has(user.id)) return 'taken';
      users.set(user.id, user);
      return 'saved';
    },
  };
}

/** Creates a repository that keeps users in a database. */
export function createSqlUserRepository(table: UsersTable): UserRepository {
  return {
    async save({ id, email, name }) {
      try {
        await table.insert({ user_id: id, email_address: email, full_name: name });
        return 'saved';
      } catch (error) {
        if (error instanceof SqlError && error.code === 'unique_violation') return 'taken';
        throw error;
      }
    },
  };
}

/** Creates a notifier that prints a line instead of sending an email. */
export function createConsoleNotifier(print: (line: string) => void): NotifierPort {
  return {
    sendWelcome: async (email) => print(`Welcome email sent to ${email}`),
  };
}
