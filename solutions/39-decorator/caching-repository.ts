import type { User, UserRepository } from './user-repository.ts';

/** Remembers the answers of `findById` until the user is saved. */
export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  /** Promises, so that `undefined` is an answer, and not a missing entry. */
  readonly #answers = new Map<string, Promise<User | undefined>>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    const remembered = this.#answers.get(id);
    if (remembered) return remembered;
    const answer = this.#inner.findById(id);
    this.#answers.set(id, answer);
    try {
      return await answer;
    } catch (error) {
      // A save may have removed this answer in the meantime, and another find added its own.
      if (this.#answers.get(id) === answer) this.#answers.delete(id);
      throw error;
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
