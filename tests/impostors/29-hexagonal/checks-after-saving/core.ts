// Breaks 4: saves first and checks what was saved.
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
    async register({ id, email, name }) {
      const saved = await repository.save(Object.freeze({ id, email, name }));
      const user = createUser({ id, email, name });
      if (saved === 'taken') throw new UserExistsError(user.id);
      const welcomed = await welcomeTo(notifier, user.email);
      return { user, welcomed };
    },
  };
}

async function welcomeTo(notifier: NotifierPort, email: string): Promise<boolean> {
  try {
    await notifier.sendWelcome(email);
    return true;
  } catch {
    return false;
  }
}

function createUser({ id, email, name }: Registration): User {
  if (id.trim() === '') throw new InvalidRegistrationError('id', id);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new InvalidRegistrationError('email', email);
  if (name.trim() === '') throw new InvalidRegistrationError('name', name);
  return Object.freeze({ id, email, name });
}
