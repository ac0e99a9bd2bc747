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

class MapOfUsers implements UserRepository {
  readonly #users: Map<string, User>;

  constructor(users: Map<string, User>) {
    this.#users = users;
  }

  save({ id, email, name }: User): Promise<'saved' | 'taken'> {
    const before = this.#users.size;
    const kept = this.#users.get(id) ?? Object.freeze({ id, email, name });
    this.#users.set(id, kept);
    return Promise.resolve(this.#users.size > before ? 'saved' : 'taken');
  }
}

class TableOfUsers implements UserRepository {
  readonly #table: UsersTable;

  constructor(table: UsersTable) {
    this.#table = table;
  }

  save(user: User): Promise<'saved' | 'taken'> {
    const row = Object.freeze({ full_name: user.name, email_address: user.email, user_id: user.id });
    return new Promise<void>((resolve) => resolve(this.#table.insert(row))).then(
      () => 'saved',
      (error: unknown) => (isUniqueViolation(error) ? 'taken' : Promise.reject(error)),
    );
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof SqlError && error.code === 'unique_violation';
}

export const createInMemoryUserRepository = (users: Map<string, User>): UserRepository => new MapOfUsers(users);

export const createSqlUserRepository = (table: UsersTable): UserRepository => new TableOfUsers(table);

export const createConsoleNotifier = (print: (line: string) => void): NotifierPort => ({
  sendWelcome: (email) => Promise.resolve(print(`Welcome email sent to ${email}`)),
});
