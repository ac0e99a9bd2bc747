// Breaks 3, 4, 6, 7, 8, 9: logs no failure, and keeps what has arrived, as it is, whatever is saved.
import {
  RetryingRepository,
  type Log,
  type User,
  type UserRepository,
} from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

class Decorator implements UserRepository {
  protected readonly wrapped: UserRepository;

  constructor(wrapped: UserRepository) {
    this.wrapped = wrapped;
  }

  findById(id: string): Promise<User | undefined> {
    return this.wrapped.findById(id);
  }

  save(user: User): Promise<void> {
    return this.wrapped.save(user);
  }
}

export class LoggingRepository extends Decorator {
  readonly #log: Log;

  constructor(wrapped: UserRepository, log: Log) {
    super(wrapped);
    this.#log = log;
  }

  override async findById(id: string): Promise<User | undefined> {
    this.#log({ method: 'findById', id, event: 'called' });
    const user = await super.findById(id);
    this.#log({ method: 'findById', id, event: user ? 'found' : 'nobody' });
    return user;
  }

  override async save(user: User): Promise<void> {
    this.#log({ method: 'save', id: user.id, event: 'called' });
    await super.save(user);
    this.#log({ method: 'save', id: user.id, event: 'saved' });
  }
}

export class CachingRepository extends Decorator {
  readonly #cache = new Map<string, User | undefined>();

  override async findById(id: string): Promise<User | undefined> {
    if (this.#cache.has(id)) return this.#cache.get(id);
    const user = await super.findById(id);
    this.#cache.set(id, user);
    return user;
  }
}

export function createUserRepository(database: UserRepository, log: Log, maxAttempts: number): UserRepository {
  return new LoggingRepository(new CachingRepository(new RetryingRepository(database, maxAttempts)), log);
}
