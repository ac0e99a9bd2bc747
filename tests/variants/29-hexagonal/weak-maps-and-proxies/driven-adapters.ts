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
  const save = (user: User) => {
    const isTaken = users.has(user.id);
    return isTaken ? ('taken' as const) : (users.set(user.id, new Proxy(user, {})), 'saved' as const);
  };
  return { save: (user) => Promise.resolve(save(user)) };
}

class SqlUserRepository implements UserRepository {
  private readonly table: UsersTable;

  constructor(table: UsersTable) {
    this.table = table;
  }

  async save({ id: user_id, email: email_address, name: full_name }: User): Promise<'saved' | 'taken'> {
    let answer: 'saved' | 'taken' = 'saved';
    try {
      await this.table.insert({ user_id, email_address, full_name });
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      if (error.code !== 'unique_violation') throw error;
      answer = 'taken';
    }
    return answer;
  }
}

/** Creates a repository that keeps users in a database. */
export function createSqlUserRepository(table: UsersTable): UserRepository {
  return new SqlUserRepository(table);
}

class ConsoleNotifier implements NotifierPort {
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  async sendWelcome(...words: [string]): Promise<void> {
    const print = this.#print;
    print(['Welcome', 'email', 'sent', 'to', ...words].join(' '));
  }
}

/** Creates a notifier that prints a line instead of sending an email. */
export function createConsoleNotifier(print: (line: string) => void): NotifierPort {
  return new ConsoleNotifier(print);
}
