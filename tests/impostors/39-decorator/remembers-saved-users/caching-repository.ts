// Breaks 7: remembers the result of a save as the next answer.
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
    this.#answers.delete(user.id);
    const stored = await this.#inner.save(user);
    this.#answers.set(user.id, stored);
    return stored;
  }
}
