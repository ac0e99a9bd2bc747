// Breaks 7: keeps the answers in a plain object, which already has values for `constructor` and `__proto__`.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #answers: Record<string, User | undefined> = {};

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    if (id in this.#answers) return this.#answers[id];
    const user = await this.#inner.findById(id);
    this.#answers[id] = user;
    return user;
  }

  async save(user: User): Promise<User> {
    try {
      return await this.#inner.save(user);
    } finally {
      delete this.#answers[user.id];
    }
  }
}
