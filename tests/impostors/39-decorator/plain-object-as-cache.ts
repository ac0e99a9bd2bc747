// Breaks 3: keeps answers in a plain object, which already has something for "constructor" and "__proto__".
import type { User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class CachingRepository implements UserRepository {
  readonly #inner: UserRepository;
  readonly #answers: Record<string, Promise<string | undefined>> = {};

  constructor(inner: UserRepository) {
    this.#inner = inner;
  }

  async findById(id: string): Promise<User | undefined> {
    if (!(id in this.#answers)) {
      this.#answers[id] = this.#inner.findById(id).then((user) => user && JSON.stringify(user));
      this.#answers[id]?.catch(() => delete this.#answers[id]);
    }
    const text = await this.#answers[id];
    return typeof text === 'string' ? (JSON.parse(text) as User) : text;
  }

  async save(user: User): Promise<void> {
    delete this.#answers[user.id];
    await this.#inner.save(user).finally(() => delete this.#answers[user.id]);
  }
}
