// Breaks 8: forgets what it keeps at each end of a save, but not the question that is under way.
import type { User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #kept = new Map<string, User | undefined>();
  readonly #underWay = new Map<string, Promise<User | undefined>>();

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    if (this.#kept.has(id)) return structuredClone(this.#kept.get(id));
    const question = this.#underWay.get(id) ?? this.#ask(id);
    return structuredClone(await question);
  }

  async save(user: User): Promise<void> {
    this.#kept.delete(user.id);
    await this.#inner.save(user).finally(() => this.#kept.delete(user.id));
  }

  #ask(id: string): Promise<User | undefined> {
    const question = this.#asked(id);
    this.#underWay.set(id, question);
    return question;
  }

  async #asked(id: string): Promise<User | undefined> {
    try {
      const user = structuredClone(await this.#inner.findById(id));
      this.#kept.set(id, user);
      return user;
    } finally {
      this.#underWay.delete(id);
    }
  }
}
