// Breaks 3: while a save is pending, other saves get its result instead of an inner call.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

/** Repeats finds that fail. */
export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  /** `maxAttempts` is a positive integer. */
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
    // The last attempt decides: its failure is the caller's.
    return this.#inner.findById(id);
  }

  #saving: Promise<User> | undefined;

  async save(user: User): Promise<User> {
    this.#saving ??= this.#inner.save(user);
    try {
      return await this.#saving;
    } finally {
      this.#saving = undefined;
    }
  }
}
