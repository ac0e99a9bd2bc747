// Breaks 7: remembers an answer under the id of the user that was found, instead of the id that was asked for.
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
    this.#answers.set(user?.id ?? id, user);
    return user;
  }

  async save(user: User): Promise<User> {
    const { id } = user;
    try {
      return await this.#inner.save(user);
    } finally {
      this.#answers.delete(id);
    }
  }
}
