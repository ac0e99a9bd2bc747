import type { Log } from '../../../../solutions/39-decorator/log.ts';
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class LoggingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #log: Log;

  constructor(inner: UserRepository, log: Log) {
    this.#inner = inner;
    this.#log = log;
  }

  async findById(id: string): Promise<User | undefined> {
    this.#log({ method: 'findById', id, event: 'called' });
    const user = await this.#inner.findById(id);
    this.#log({ method: 'findById', id, event: 'succeeded' });
    return user;
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
