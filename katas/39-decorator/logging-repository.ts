import { todo } from '../support/todo.ts';
import type { Log } from './log.ts';
import type { User, UserRepository } from './user-repository.ts';

/** Logs each call and its outcome. */
export class LoggingRepository implements UserRepository {
  constructor(inner: UserRepository, log: Log) {
    todo('keep the inner repository and the log');
  }

  findById(id: string): Promise<User | undefined> {
    return todo('log the call, call the inner repository, log the outcome');
  }

  save(user: User): Promise<User> {
    return todo('log the call, call the inner repository, log the outcome');
  }
}
