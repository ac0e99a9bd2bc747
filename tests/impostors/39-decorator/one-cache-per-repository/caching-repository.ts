// Breaks 4: caches around the same repository share their answers.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

const caches = new WeakMap<UserRepository, Map<string, User | undefined>>();

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #answers: Map<string, User | undefined>;

  constructor(inner: UserRepository) {
    this.#inner = inner;
    this.#answers = caches.get(inner) ?? new Map<string, User | undefined>();
    caches.set(inner, this.#answers);
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
      this.#answers.delete(user.id);
    }
  }
}
