// Breaks 7: keeps the promise of a call, and so its failure for ever.
import type { User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #answers = new Map<string, Promise<User | undefined>>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    const answer = this.#answers.get(id) ?? this.#inner.findById(id);
    this.#answers.set(id, answer);
    return structuredClone(await answer);
  }

  async save(user: User): Promise<void> {
    this.#answers.delete(user.id);
    await this.#inner.save(user).finally(() => this.#answers.delete(user.id));
  }
}
