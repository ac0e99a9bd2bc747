// Breaks 8: logs each registration, by a file of its own.
import { createUserService as createRightService } from '../../../../solutions/29-hexagonal/core.ts';
import type { NotifierPort, UserPort, UserRepository } from '../../../../solutions/29-hexagonal/core.ts';
import { log } from './log.ts';

export { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
export type * from '../../../../solutions/29-hexagonal/core.ts';

export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  const users = createRightService(repository, notifier);
  return {
    async register(registration) {
      const registered = await users.register(registration);
      log(`registered ${registered.user.id}`);
      return registered;
    },
  };
}
