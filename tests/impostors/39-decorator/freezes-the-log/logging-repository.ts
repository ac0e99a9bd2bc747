// Breaks 3: freezes the log function, which belongs to the caller.
import type { Log, LogEntry } from '../../../../solutions/39-decorator/log.ts';
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

/** Logs each call and its outcome. */
export class LoggingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #log: Log;

  constructor(inner: UserRepository, log: Log) {
    this.#inner = inner;
    this.#log = Object.freeze(log);
  }

  findById(id: string): Promise<User | undefined> {
    return this.#logged('findById', id, () => this.#inner.findById(id));
  }

  save(user: User): Promise<User> {
    return this.#logged('save', user.id, () => this.#inner.save(user));
  }

  async #logged<T>(method: LogEntry['method'], id: string, call: () => Promise<T>): Promise<T> {
    this.#log({ method, id, event: 'called' });
    let result: T;
    try {
      result = await call();
    } catch (error) {
      this.#log({ method, id, event: 'failed', error });
      throw error;
    }
    this.#log({ method, id, event: 'succeeded' });
    return result;
  }
}
