// Breaks 3: passes the number of the attempt to the inner find as a second argument.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    const find = this.#inner.findById.bind(this.#inner) as (id: string, attempt: number) => Promise<User | undefined>;
    for (let attempt = 1; attempt < this.#maxAttempts; attempt += 1) {
      try {
        return await find(id, attempt);
      } catch {
        // The next attempt may succeed.
      }
    }
    return find(id, this.#maxAttempts);
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }
}
