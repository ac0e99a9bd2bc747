// Breaks 5: counts the attempts in a field that is shared by all pending finds.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;
  #attempt = 1;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    this.#attempt = 1;
    while (this.#attempt < this.#maxAttempts) {
      try {
        return await this.#inner.findById(id);
      } catch {
        this.#attempt += 1;
      }
    }
    return this.#inner.findById(id);
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
