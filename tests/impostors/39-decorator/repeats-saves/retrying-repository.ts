// Breaks 3: repeats saves as well as finds.
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
        return await this.#inner.findById(id);
      } catch {
        // The next attempt may succeed.
      }
    }
    return this.#inner.findById(id);
  }

  async save(user: User): Promise<User> {
    for (let attempt = 1; attempt < this.#maxAttempts; attempt += 1) {
      try {
        return await this.#inner.save(user);
      } catch {
        // The next attempt may succeed.
      }
    }
    return this.#inner.save(user);
  }
}
