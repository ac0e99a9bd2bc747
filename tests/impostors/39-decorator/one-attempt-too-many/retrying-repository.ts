// Breaks 5: makes one attempt and then `maxAttempts` more.
import { RetryingRepository as Right } from '../../../../solutions/39-decorator/retrying-repository.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository extends Right {
  constructor(inner: UserRepository, maxAttempts: number) {
    super(inner, maxAttempts + 1);
  }
}
