import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

/** Finds that are pending at the same time share one call; a save starts a new generation of answers for its user. */
export class CachingRepository implements UserRepository {
  private readonly inner: UserRepository;
  private readonly answers = new Map<string, Promise<User | undefined>>();

  constructor(inner: UserRepository) {
    this.inner = inner;
  }

  findById(id: string): Promise<User | undefined> {
    const remembered = this.answers.get(id);
    if (remembered) return remembered;
    const answer: Promise<User | undefined> = Promise.resolve()
      .then(() => this.inner.findById(id))
      .catch((error: unknown) => {
        if (this.answers.get(id) === answer) this.answers.delete(id);
        throw error;
      });
    this.answers.set(id, answer);
    return answer;
  }

  save(user: User): Promise<User> {
    const { id } = user;
    this.answers.delete(id);
    return Promise.resolve()
      .then(() => this.inner.save(user))
      .finally(() => this.answers.delete(id));
  }
}
