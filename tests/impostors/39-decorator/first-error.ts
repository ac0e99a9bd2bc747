// Breaks 5: rejects with the error of the first attempt.
import type { User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  findById(id: string): Promise<User | undefined> {
    return this.#tried(() => this.#inner.findById(id), this.#maxAttempts);
  }

  save(user: User): Promise<void> {
    return this.#tried(() => this.#inner.save(user), this.#maxAttempts);
  }

  async #tried<T>(call: () => Promise<T>, attempts: number): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (attempts === 1) throw error;
      return await this.#tried(call, attempts - 1).catch(() => {
        throw error;
      });
    }
  }
}
