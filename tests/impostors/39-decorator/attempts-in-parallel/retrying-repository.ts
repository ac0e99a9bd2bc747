// Breaks 5: after a first failure, starts all other attempts at the same time.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    try {
      return await this.#inner.findById(id);
    } catch (error) {
      if (this.#maxAttempts === 1) throw error;
    }
    let last: unknown;
    const attempts = Array.from({ length: this.#maxAttempts - 1 }, async () => this.#inner.findById(id));
    for (const attempt of await Promise.allSettled(attempts)) {
      if (attempt.status === 'fulfilled') return attempt.value;
      last = attempt.reason;
    }
    throw last;
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
