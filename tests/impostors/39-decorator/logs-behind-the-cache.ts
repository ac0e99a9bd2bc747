// Breaks 2: puts logging inside of the cache, where it sees no hits.
import {
  CachingRepository,
  LoggingRepository,
  RetryingRepository,
  type Log,
  type UserRepository,
} from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export function createUserRepository(database: UserRepository, log: Log, maxAttempts: number): UserRepository {
  return new CachingRepository(new LoggingRepository(new RetryingRepository(database, maxAttempts), log));
}
