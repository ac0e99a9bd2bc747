// Breaks 6, 7: decorates `findById` only, logs no failures, and keeps what it has cached when a user is saved.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #answers = new Map<string, User | undefined>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    if (this.#answers.has(id)) return this.#answers.get(id);
    const user = await this.#inner.findById(id);
    this.#answers.set(id, user);
    return user;
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
