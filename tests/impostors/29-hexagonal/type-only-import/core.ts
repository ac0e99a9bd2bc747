// Breaks 8: names a type of the adapters; the compiler erases it, the dependency stays.
import { createUserService as createRightService } from '../../../../solutions/29-hexagonal/core.ts';
import type { UserPort, UserRepository } from '../../../../solutions/29-hexagonal/core.ts';
import type { createConsoleNotifier } from '../../../../solutions/29-hexagonal/adapters.ts';

export { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
export type * from '../../../../solutions/29-hexagonal/core.ts';

type Notifier = ReturnType<typeof createConsoleNotifier>;

export function createUserService(repository: UserRepository, notifier: Notifier): UserPort {
  return createRightService(repository, notifier);
}
