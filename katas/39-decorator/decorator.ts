import { todo } from '../support/todo.ts';

/** Somebody with an account. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Where users are kept: a database, or a decorator around another repository. */
export interface UserRepository {
  /** Resolves with undefined where there is nobody of that id. */
  findById(id: string): Promise<User | undefined>;
  /** Adds the user, or replaces the one of the same id. */
  save(user: User): Promise<void>;
}

/** That a call was made, or how it ended. */
export interface LogEntry {
  readonly method: 'findById' | 'save';
  /** Id of the user whom the call is about. */
  readonly id: string;
  readonly event: 'called' | 'found' | 'nobody' | 'saved' | 'failed';
  /** What the call rejected with; only where it failed. */
  readonly error?: unknown;
}

/** Takes entries one by one; never throws. */
export type Log = (entry: LogEntry) => void;

/** Writes down each call and how it ended. */
export class LoggingRepository implements UserRepository {
  constructor(inner: UserRepository, log: Log) {
    todo('keep what is decorated, and where to log');
  }

  findById(id: string): Promise<User | undefined> {
    return todo('log the call, find the user inside, log how it ended');
  }

  save(user: User): Promise<void> {
    return todo('log the call, save the user inside, log how it ended');
  }
}

/** Keeps answers, so that nobody is asked twice. */
export class CachingRepository implements UserRepository {
  constructor(inner: UserRepository) {
    todo('keep what is decorated');
  }

  findById(id: string): Promise<User | undefined> {
    return todo('answer from what is kept, or ask inside');
  }

  save(user: User): Promise<void> {
    return todo('forget what is kept about the user, and save inside');
  }
}

/** Tries again what has failed. */
export class RetryingRepository implements UserRepository {
  /** `maxAttempts` is a whole number from 1: so many calls inward at most for one call. */
  constructor(inner: UserRepository, maxAttempts: number) {
    todo('keep what is decorated, and the number of attempts');
  }

  findById(id: string): Promise<User | undefined> {
    return todo('find the user inside, again where that fails');
  }

  save(user: User): Promise<void> {
    return todo('save the user inside, again where that fails');
  }
}

/** The database behind retrying, behind caching, behind logging. */
export function createUserRepository(database: UserRepository, log: Log, maxAttempts: number): UserRepository {
  return todo('stack the three decorators on the database');
}
