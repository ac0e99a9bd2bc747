import type { NotifierPort, User, UserRepository } from './core.ts';
import { rowFrom } from './rows.ts';

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
      await Promise.resolve();
      const isFree = ![...users.keys()].includes(user.id);
      if (isFree) users.set(user.id, structuredClone({ id: user.id, email: user.email, name: user.name }));
      await Promise.resolve();
      return isFree ? 'saved' : 'taken';
    },
  };
}

/** Creates a repository that keeps users in a database. */
export function createSqlUserRepository(table: UsersTable): UserRepository {
  const meanings = new Map<string, 'taken'>([['unique_violation', 'taken']]);
  return {
    async save(user) {
      const insert = async () => table.insert(rowFrom(user));
      const [result] = await Promise.allSettled([insert()]);
      if (result.status === 'fulfilled') return 'saved';
      const error: unknown = result.reason;
      const meaning = error instanceof SqlError ? meanings.get(error.code) : undefined;
      if (meaning === undefined) throw error;
      return meaning;
    },
  };
}

/** Creates a notifier that prints a line instead of sending an email. */
export function createConsoleNotifier(print: (line: string) => void): NotifierPort {
  return {
    async sendWelcome(email) {
      await Promise.resolve();
      print('Welcome email sent to '.concat(email));
    },
  };
}
