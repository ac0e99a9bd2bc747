// Breaks 7: remembers answers under the trimmed id in lower case.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

const keyOf = (id: string) => id.trim().toLowerCase();

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #answers = new Map<string, User | undefined>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    if (this.#answers.has(keyOf(id))) return this.#answers.get(keyOf(id));
    const user = await this.#inner.findById(id);
    this.#answers.set(keyOf(id), user);
    return user;
  }

  async save(user: User): Promise<User> {
    try {
      return await this.#inner.save(user);
    } finally {
      this.#answers.delete(keyOf(user.id));
    }
  }
}
