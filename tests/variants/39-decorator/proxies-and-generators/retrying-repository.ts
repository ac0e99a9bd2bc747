import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

type Attempt = { user: User | undefined } | { error: unknown };

/** A generator makes the attempts, one whenever the next one is wanted. */
export class RetryingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.#inner = inner;
    this.#maxAttempts = maxAttempts;
  }

  async findById(id: string): Promise<User | undefined> {
    let last: unknown;
    for await (const attempt of this.#attempts(id)) {
      if ('user' in attempt) return attempt.user;
      last = attempt.error;
    }
    throw last;
  }

  async save(user: User): Promise<User> {
    return this.#inner.save(user);
  }

  async *#attempts(id: string): AsyncGenerator<Attempt> {
    for (let left = this.#maxAttempts; left > 0; left -= 1) {
      try {
        yield { user: await this.#inner.findById(id) };
      } catch (error) {
        yield { error };
      }
    }
  }
}
