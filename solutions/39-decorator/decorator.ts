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
  readonly #inner: UserRepository;
  readonly #log: Log;

  constructor(inner: UserRepository, log: Log) {
    this.#inner = inner;
    this.#log = log;
  }

  findById(id: string): Promise<User | undefined> {
    const found = (user: User | undefined) => (user === undefined ? 'nobody' : 'found');
    return this.#logged({ method: 'findById', id }, () => this.#inner.findById(id), found);
  }

  save(user: User): Promise<void> {
    return this.#logged(
      { method: 'save', id: user.id },
      () => this.#inner.save(user),
      () => 'saved',
    );
  }

  async #logged<T>(
    about: Pick<LogEntry, 'method' | 'id'>,
    call: () => Promise<T>,
    eventOf: (answer: T) => LogEntry['event'],
  ): Promise<T> {
    this.#log({ ...about, event: 'called' });
    try {
      const answer = await call();
      this.#log({ ...about, event: eventOf(answer) });
      return answer;
    } catch (error) {
      this.#log({ ...about, event: 'failed', error });
      throw error;
    }
  }
}

/** Keeps answers, so that nobody is asked twice. */
export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  /** Promises, not users: who comes while a call is under way shares it, and nobody is an answer too. */
  readonly #answers = new Map<string, Promise<User | undefined>>();
  /** How many saves of an id are under way. */
  readonly #saves = new Map<string, number>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    // While a save is under way, an answer may be out of date before it arrives.
    const answer = this.#saves.has(id) ? this.#inner.findById(id) : (this.#answers.get(id) ?? this.#ask(id));
    return structuredClone(await answer);
  }

  async save(user: User): Promise<void> {
    const { id } = user;
    this.#answers.delete(id);
    this.#saves.set(id, (this.#saves.get(id) ?? 0) + 1);
    try {
      await this.#inner.save(user);
    } finally {
      const others = (this.#saves.get(id) ?? 0) - 1;
      if (others > 0) this.#saves.set(id, others);
      else this.#saves.delete(id);
    }
  }

  #ask(id: string): Promise<User | undefined> {
    const answer = this.#inner.findById(id).then((user) => structuredClone(user));
    this.#answers.set(id, answer);
    answer.catch(() => {
      // After a save it may be another one that is kept.
      if (this.#answers.get(id) === answer) this.#answers.delete(id);
    });
    return answer;
  }
}

/** Tries again what has failed. */
export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  /** `maxAttempts` is a whole number from 1: so many calls inward at most for one call. */
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
    for (let attempt = 1; attempt < this.#maxAttempts; attempt += 1) {
      try {
        return await call();
      } catch {
        // What counts is how the last attempt ends.
      }
    }
    return call();
  }
}

/** The database behind retrying, behind caching, behind logging. */
export function createUserRepository(database: UserRepository, log: Log, maxAttempts: number): UserRepository {
  return new LoggingRepository(new CachingRepository(new RetryingRepository(database, maxAttempts)), log);
}
