import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';
import { Repository } from './repository.ts';

export class RetryingRepository extends Repository {
  constructor(inner: UserRepository, maxAttempts: number) {
    super(inner, { maxAttempts });
  }
}
