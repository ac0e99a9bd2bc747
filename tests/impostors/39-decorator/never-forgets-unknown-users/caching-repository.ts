// Breaks 7: a save removes an answer only if that is a user, so a user who was unknown at first stays unknown.
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
    try {
      return await this.#inner.save(user);
    } finally {
      if (this.#answers.get(user.id)) this.#answers.delete(user.id);
    }
  }
}
