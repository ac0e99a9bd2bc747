// Breaks 5, 7: sends the welcome while it saves, to save time.
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
      const [welcome, save] = await Promise.allSettled([welcomeTo(notifier, user.email), repository.save(user)]);
      if (save.status === 'rejected') throw save.reason;
      if (save.value === 'taken') throw new UserExistsError(user.id);
      return { user, welcomed: welcome.status === 'fulfilled' };
    },
  };
}

async function welcomeTo(notifier: NotifierPort, email: string): Promise<void> {
  await notifier.sendWelcome(email);
}

function createUser({ id, email, name }: Registration): User {
  if (id.trim() === '') throw new InvalidRegistrationError('id', id);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new InvalidRegistrationError('email', email);
  if (name.trim() === '') throw new InvalidRegistrationError('name', name);
  return Object.freeze({ id, email, name });
}
