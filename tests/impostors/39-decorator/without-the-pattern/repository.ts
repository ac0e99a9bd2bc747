import type { Log, LogEntry } from '../../../../solutions/39-decorator/log.ts';
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

interface Options {
  log?: Log;
  isCaching?: boolean;
  maxAttempts?: number;
}

/** Logs, caches and retries, as its options say. */
export class Repository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #options: Options;
  readonly #answers = new Map<string, User | undefined>();

  constructor(inner: UserRepository, options: Options) {
    const isOwn = inner instanceof Repository;
    this.#inner = isOwn ? inner.#inner : inner;
    this.#options = isOwn ? { ...inner.#options, ...options } : options;
  }

  async findById(id: string): Promise<User | undefined> {
    const { isCaching = false, maxAttempts = 1 } = this.#options;
    return this.#logged('findById', id, async () => {
      if (isCaching && this.#answers.has(id)) return this.#answers.get(id);
      for (let attempt = 1; ; attempt += 1) {
        try {
          const user = await this.#inner.findById(id);
          if (isCaching) this.#answers.set(id, user);
          return user;
        } catch (error) {
          if (attempt === maxAttempts) throw error;
        }
      }
    });
  }

  async save(user: User): Promise<User> {
    const { id } = user;
    return this.#logged('save', id, async () => {
      try {
        return await this.#inner.save(user);
      } finally {
        this.#answers.delete(id);
      }
    });
  }

  async #logged<T>(method: LogEntry['method'], id: string, call: () => Promise<T>): Promise<T> {
    const { log = () => {} } = this.#options;
    log({ method, id, event: 'called' });
    let result: T;
    try {
      result = await call();
    } catch (error) {
      log({ method, id, event: 'failed', error });
      throw error;
    }
    log({ method, id, event: 'succeeded' });
    return result;
  }
}
