import { todo } from '../support/todo.ts';
import type { User, UserRepository } from './user-repository.ts';

/** Repeats finds that fail. */
export class RetryingRepository implements UserRepository {
  /** `maxAttempts` is a positive integer. */
  constructor(inner: UserRepository, maxAttempts: number) {
    todo('keep the inner repository and the number of attempts');
  }

  findById(id: string): Promise<User | undefined> {
    return todo('call the inner repository until it succeeds or no attempts are left');
  }

  save(user: User): Promise<User> {
    return todo('pass the call on');
  }
}
