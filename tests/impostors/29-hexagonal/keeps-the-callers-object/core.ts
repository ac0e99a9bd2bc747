// Breaks 9: checks the registration and passes that very object on as the user.
import { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
import type {
  NotifierPort,
  Registration,
  User,
  UserPort,
  UserRepository,
} from '../../../../solutions/29-hexagonal/core.ts';

export { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
export type * from '../../../../solutions/29-hexagonal/core.ts';

export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  return {
    async register(registration) {
      const user = checked(registration);
      if ((await repository.save(user)) === 'taken') throw new UserExistsError(user.id);
      try {
        await notifier.sendWelcome(user.email);
      } catch {
        return { user, welcomed: false };
      }
      return { user, welcomed: true };
    },
  };
}

function checked(registration: Registration): User {
  const { id, email, name } = registration;
  if (id.trim() === '') throw new InvalidRegistrationError('id', id);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new InvalidRegistrationError('email', email);
  if (name.trim() === '') throw new InvalidRegistrationError('name', name);
  return registration;
}
