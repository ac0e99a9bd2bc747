import { UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
import type { NotifierPort, UserPort, UserRepository } from '../../../../solutions/29-hexagonal/core.ts';
import { problemWith } from './checks.ts';

export { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
export type * from '../../../../solutions/29-hexagonal/core.ts';

/** Looks before it saves, too; what counts is what save says. */
export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  const register: UserPort['register'] = async (registration) => {
    const problem = problemWith(registration);
    if (problem) throw problem;
    const { id, email, name } = structuredClone(registration);
    const isTaken = (await repository.findById(id)) !== undefined;
    const answer = isTaken ? 'taken' : await repository.save({ id, email, name });
    if (answer === 'taken') throw new UserExistsError(id);
    let welcomed = true;
    try {
      await notifier.sendWelcome(email);
    } catch {
      welcomed = false;
    }
    return { user: { id, email, name }, welcomed };
  };
  return { register };
}
