// Breaks 4: replaces the methods of the inner repository if it can, so the repository logs even if it is used on its own.
import { LoggingRepository as Right } from '../../../../solutions/39-decorator/logging-repository.ts';
import type { Log } from '../../../../solutions/39-decorator/log.ts';
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class LoggingRepository implements UserRepository {
  readonly #inner: UserRepository;

  constructor(inner: UserRepository, log: Log) {
    const logging = new Right({ findById: inner.findById.bind(inner), save: inner.save.bind(inner) }, log);
    const findById = (id: string) => logging.findById(id);
    const save = (user: User) => logging.save(user);
    this.#inner = Object.isFrozen(inner) ? logging : Object.assign(inner, { findById, save });
  }

  findById(id: string): Promise<User | undefined> {
    return this.#inner.findById(id);
  }

  save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
