import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

/** Builds the chain of all attempts before the first one has ended. */
export class RetryingRepository implements UserRepository {
  private readonly inner: UserRepository;
  private readonly maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    this.inner = inner;
    this.maxAttempts = maxAttempts;
  }

  findById(id: string): Promise<User | undefined> {
    const attempt = () => this.inner.findById(id);
    let find = Promise.resolve().then(attempt);
    for (let left = this.maxAttempts - 1; left > 0; left -= 1) find = find.catch(attempt);
    return find;
  }

  save(user: User): Promise<User> {
    return new Promise((resolve) => resolve(this.inner.save(user)));
  }
}
