// Breaks 7: a notifier that throws at once gets past its catch.
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
      const user = createUser(registration);
      if ((await repository.save(user)) === 'taken') throw new UserExistsError(user.id);
      const welcomed = await notifier.sendWelcome(user.email).then(
        () => true,
        () => false,
      );
      return { user, welcomed };
    },
  };
}

function createUser({ id, email, name }: Registration): User {
  if (id.trim() === '') throw new InvalidRegistrationError('id', id);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new InvalidRegistrationError('email', email);
  if (name.trim() === '') throw new InvalidRegistrationError('name', name);
  return Object.freeze({ id, email, name });
}
