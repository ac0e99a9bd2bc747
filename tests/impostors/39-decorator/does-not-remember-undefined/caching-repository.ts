// Breaks 7: checks whether the remembered answer is a user, so `undefined` is never found in the cache.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #answers = new Map<string, User | undefined>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    const remembered = this.#answers.get(id);
    if (remembered) return remembered;
    const user = await this.#inner.findById(id);
    this.#answers.set(id, user);
    return user;
  }

  async save(user: User): Promise<User> {
    try {
      return await this.#inner.save(user);
    } finally {
      this.#answers.delete(user.id);
    }
  }
}
