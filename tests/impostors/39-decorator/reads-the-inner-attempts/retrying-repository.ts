// Breaks 4: does not repeat finds if the inner repository has a property `maxAttempts`, because that one repeats them already.
import { RetryingRepository as Right } from '../../../../solutions/39-decorator/retrying-repository.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository extends Right {
  readonly maxAttempts: number;

  constructor(inner: UserRepository, maxAttempts: number) {
    super(inner, (inner as Partial<RetryingRepository>).maxAttempts === undefined ? maxAttempts : 1);
    this.maxAttempts = maxAttempts;
  }
}
