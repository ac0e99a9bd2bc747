// Breaks 8: one class logs, caches and retries, and the three decorators are that class with different flags.
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';
import { Repository } from './repository.ts';

export class CachingRepository extends Repository {
  constructor(inner: UserRepository) {
    super(inner, { isCaching: true });
  }
}
