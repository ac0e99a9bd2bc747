import type { Log, LogEntry, User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

export type { Log, LogEntry, User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

/** Writes its entries frozen, one line for each way a call may end. */
export class LoggingRepository implements UserRepository {
  readonly findById: UserRepository['findById'];
  readonly save: UserRepository['save'];

  constructor(inner: UserRepository, log: Log) {
    const write = (method: LogEntry['method'], id: string, event: LogEntry['event'], failure: object = {}) =>
      log(Object.freeze({ time: 0, event, id, method, ...failure }));
    const failed = (method: LogEntry['method'], id: string) => (error: unknown) => {
      write(method, id, 'failed', { error });
      throw error;
    };
    this.findById = async (id) => {
      write('findById', id, 'called');
      const user = await inner.findById(id).catch(failed('findById', id));
      write('findById', id, user ? 'found' : 'nobody');
      return user;
    };
    this.save = async (user) => {
      write('save', user.id, 'called');
      await inner.save(user).catch(failed('save', user.id));
      write('save', user.id, 'saved');
    };
  }
}

/** Frozen answers, one for all; finds that come while the user is being saved wait until that is over. */
export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  #kept: [id: string, answer: Promise<User | undefined>][] = [];
  #saves: { id: string; over: Promise<unknown> }[] = [];

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    for (let save; (save = this.#saves.find((one) => one.id === id));) await save.over;
    const kept = this.#kept.find(([key]) => key === id);
    if (kept) return kept[1];
    const answer = this.#inner.findById(id).then(frozen);
    this.#kept = [...this.#kept, [id, answer]];
    return answer.catch((error: unknown) => {
      this.#kept = this.#kept.filter(([, one]) => one !== answer);
      throw error;
    });
  }

  save(user: User): Promise<void> {
    this.#forget(user.id);
    const saving = this.#inner.save(user);
    const save = { id: user.id, over: saving.catch(() => {}) };
    const end = () => {
      this.#saves = this.#saves.filter((one) => one !== save);
    };
    this.#saves = [...this.#saves, save];
    saving.then(end, end);
    return saving;
  }

  #forget(id: string): void {
    this.#kept = this.#kept.filter(([key]) => key !== id);
  }
}

function frozen(user: User | undefined): User | undefined {
  return user && Object.freeze({ ...user, roles: Object.freeze([...user.roles]) });
}

/** Counts down; fails with what it caught last. */
export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    return this.#first((inner) => inner.findById(id));
  }

  async save(user: User): Promise<void> {
    await this.#first((inner) => inner.save(user));
  }

  async #first<T>(call: (inner: UserRepository) => Promise<T>): Promise<T> {
    let left = this.#maxAttempts;
    let last: unknown;
    while (left-- > 0) {
      const result = await call(this.#inner).then(
        (answer) => ({ answer }),
        (error: unknown) => ({ error }),
      );
      if ('answer' in result) return result.answer;
      last = result.error;
    }
    throw last;
  }
}

export function createUserRepository(database: UserRepository, log: Log, maxAttempts: number): UserRepository {
  const tried = new RetryingRepository(database, maxAttempts);
  const kept = new CachingRepository(tried);
  return new LoggingRepository(kept, log);
}
