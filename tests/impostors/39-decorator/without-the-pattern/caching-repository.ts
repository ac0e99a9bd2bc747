// Breaks 4, 8: a decorator around a decorator does not call it, but takes over its options, so one object does all the work.
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';
import { Repository } from './repository.ts';

export class CachingRepository extends Repository {
  constructor(inner: UserRepository) {
    super(inner, { isCaching: true });
  }
}
