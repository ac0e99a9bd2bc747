// Breaks 5: treats `undefined` as a failure and repeats the find.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    for (let attempt = 1; attempt < this.#maxAttempts; attempt += 1) {
      try {
        const user = await this.#inner.findById(id);
        if (user) return user;
      } catch {
        // The next attempt may succeed.
      }
    }
    return this.#inner.findById(id);
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
