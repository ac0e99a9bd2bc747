// Breaks 8: the file of the cache imports the logging decorator, to wrap its inner repository in it.
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';
import { LoggingRepository } from '../../../../solutions/39-decorator/logging-repository.ts';

export class CachingRepository extends Right {
  constructor(inner: UserRepository) {
    super(new LoggingRepository(inner, () => {}));
  }
}
