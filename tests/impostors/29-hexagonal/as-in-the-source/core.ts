// Saved or not, welcomed or not: one way through.
import type { NotifierPort, UserPort, UserRepository } from '../../../../solutions/29-hexagonal/core.ts';

export { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
export type * from '../../../../solutions/29-hexagonal/core.ts';

export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  return {
    async register({ id, email, name }) {
      const user = { id, email, name };
      await repository.save(user);
      await notifier.sendWelcome(email);
      return { user, welcomed: true };
    },
  };
}
