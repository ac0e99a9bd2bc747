// Breaks 5: makes a first attempt, and then as many again as it may make in all.
import { RetryingRepository as Right, type UserRepository } from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class RetryingRepository extends Right {
  constructor(inner: UserRepository, maxAttempts: number) {
    super(inner, maxAttempts + 1);
  }
}
