// Breaks 4: looks whether there is a user among what it keeps, so that nobody is never found there.
import type { User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #users = new Map<string, User | undefined>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    const kept = this.#users.get(id);
    if (kept !== undefined) return structuredClone(kept);
    const user = await this.#inner.findById(id);
    this.#users.set(id, structuredClone(user));
    return user;
  }

  async save(user: User): Promise<void> {
    this.#users.delete(user.id);
    await this.#inner.save(user).finally(() => this.#users.delete(user.id));
  }
}
