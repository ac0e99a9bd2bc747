// Breaks 5: starts all attempts at the same time and takes the first success.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    if (this.#maxAttempts === 1) return this.#inner.findById(id);
    let last: unknown;
    const attempts = Array.from({ length: this.#maxAttempts }, async () => this.#inner.findById(id));
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
