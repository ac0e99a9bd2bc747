// Breaks 7: remembers no more than 100 answers.
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
    for (const oldest of this.#answers.keys()) if (this.#answers.size > 100) this.#answers.delete(oldest);
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
