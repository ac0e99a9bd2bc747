// Breaks 4: all caches share one map in the module, which every new cache empties.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

const answers = new Map<string, User | undefined>();

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;

  constructor(inner: UserRepository) {
    this.#inner = inner;
    answers.clear();
  }

  async findById(id: string): Promise<User | undefined> {
    if (answers.has(id)) return answers.get(id);
    const user = await this.#inner.findById(id);
    answers.set(id, user);
    return user;
  }

  async save(user: User): Promise<User> {
    try {
      return await this.#inner.save(user);
    } finally {
      answers.delete(user.id);
    }
  }
}
