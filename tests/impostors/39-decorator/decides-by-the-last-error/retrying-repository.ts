// Breaks 5: takes an attempt that failed with a falsy value for a success.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    let user: User | undefined;
    let last: unknown;
    for (let attempt = 1; attempt <= this.#maxAttempts; attempt += 1) {
      last = undefined;
      try {
        user = await this.#inner.findById(id);
      } catch (error) {
        last = error;
        if (attempt === this.#maxAttempts) throw error;
      }
      if (!last) break;
    }
    return user;
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
