// Breaks 8: builds its own store unless it is given one, and takes it from a barrel.
import { createUserService as createRightService } from '../../../../solutions/29-hexagonal/core.ts';
import type { NotifierPort, UserPort, UserRepository } from '../../../../solutions/29-hexagonal/core.ts';
import { createInMemoryUserRepository } from './index.ts';

export { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
export type * from '../../../../solutions/29-hexagonal/core.ts';

export function createUserService(repository: UserRepository | undefined, notifier: NotifierPort): UserPort {
  return createRightService(repository ?? createInMemoryUserRepository(), notifier);
}
