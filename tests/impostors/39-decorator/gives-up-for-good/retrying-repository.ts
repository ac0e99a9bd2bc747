// Breaks 5: never resets its number of attempts, so that after a failure later finds have fewer of them.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;
  #attempts = 0;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
    this.#attempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    while (this.#attempts > 1) {
      this.#attempts -= 1;
      try {
        const user = await this.#inner.findById(id);
        this.#attempts = this.#maxAttempts;
        return user;
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
