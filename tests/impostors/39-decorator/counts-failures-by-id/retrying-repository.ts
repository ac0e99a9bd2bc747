// Breaks 5: counts the failures for each id, so finds of one user that are pending at the same time share their attempts.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;
  readonly #failures = new Map<string, number>();

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    for (;;) {
      try {
        const user = await this.#inner.findById(id);
        this.#failures.delete(id);
        return user;
      } catch (error) {
        const failures = (this.#failures.get(id) ?? 0) + 1;
        this.#failures.set(id, failures);
        if (failures >= this.#maxAttempts) {
          this.#failures.delete(id);
          throw error;
        }
      }
    }
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
