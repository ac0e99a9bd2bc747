// Breaks 7: remembers the promise of each find, even if it rejects.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #answers = new Map<string, Promise<User | undefined>>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    const answer = this.#answers.get(id) ?? this.#find(id);
    this.#answers.set(id, answer);
    return answer;
  }

  async #find(id: string): Promise<User | undefined> {
    return this.#inner.findById(id);
  }

  async save(user: User): Promise<User> {
    try {
      return await this.#inner.save(user);
    } finally {
      this.#answers.delete(user.id);
    }
  }
}
