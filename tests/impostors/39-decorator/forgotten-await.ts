// Breaks 1, 2, 5: returns the promise out of its try block without awaiting it, so that it never sees a failure.
import {
  CachingRepository,
  LoggingRepository,
  type Log,
  type User,
  type UserRepository,
} from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  findById(id: string): Promise<User | undefined> {
    return this.#tried(() => this.#inner.findById(id));
  }

  save(user: User): Promise<void> {
    return this.#tried(() => this.#inner.save(user));
  }

  async #tried<T>(call: () => Promise<T>): Promise<T> {
    let last: unknown;
    for (let attempt = 1; attempt <= this.#maxAttempts; attempt += 1) {
      try {
        return call();
      } catch (error) {
        last = error;
      }
    }
    throw last;
  }
}

export function createUserRepository(database: UserRepository, log: Log, maxAttempts: number): UserRepository {
  return new LoggingRepository(new CachingRepository(new RetryingRepository(database, maxAttempts)), log);
}
