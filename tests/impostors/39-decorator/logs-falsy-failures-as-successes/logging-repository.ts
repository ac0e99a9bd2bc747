// Breaks 6: logs a failure as `succeeded` if the value is falsy.
import type { Log, LogEntry } from '../../../../solutions/39-decorator/log.ts';
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class LoggingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #log: Log;

  constructor(inner: UserRepository, log: Log) {
    this.#inner = inner;
    this.#log = log;
  }

  findById(id: string): Promise<User | undefined> {
    return this.#logged('findById', id, () => this.#inner.findById(id));
  }

  save(user: User): Promise<User> {
    return this.#logged('save', user.id, () => this.#inner.save(user));
  }

  async #logged<T>(method: LogEntry['method'], id: string, call: () => Promise<T>): Promise<T> {
    this.#log({ method, id, event: 'called' });
    let failure: unknown;
    try {
      return await call();
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      this.#log(failure ? { method, id, event: 'failed', error: failure } : { method, id, event: 'succeeded' });
    }
  }
}
