// Breaks 5: rejects with the value from the first attempt instead of the last.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    const errors: unknown[] = [];
    for (let attempt = 1; attempt <= this.#maxAttempts; attempt += 1) {
      try {
        return await this.#inner.findById(id);
      } catch (error) {
        errors.push(error);
      }
    }
    throw errors[0];
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
