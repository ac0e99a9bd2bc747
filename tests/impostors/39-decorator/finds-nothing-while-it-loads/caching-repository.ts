// Breaks 3: while one user is being loaded, it answers undefined for all others.
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

/** Remembers the answers of `findById` until the user is saved. */
export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  /** Promises, so that `undefined` is an answer, and not a missing entry. */
  readonly #answers = new Map<string, Promise<User | undefined>>();

  #isLoading = false;

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    const remembered = this.#answers.get(id);
    if (remembered) return remembered;
    if (this.#isLoading) return undefined;
    this.#isLoading = true;
    try {
      const answer = await this.#inner.findById(id);
      this.#answers.set(id, Promise.resolve(answer));
      return answer;
    } finally {
      this.#isLoading = false;
    }
  }

  async save(user: User): Promise<User> {
    const { id } = user;
    try {
      return await this.#inner.save(user);
    } finally {
      // Also after a failure: the user may have been stored before the connection was lost.
      this.#answers.delete(id);
    }
  }
}
