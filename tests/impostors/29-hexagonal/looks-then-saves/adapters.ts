// Breaks 5: the store looks and keeps in two steps; what happens in between goes unseen.
import type { User, UserRepository } from '../../../../solutions/29-hexagonal/core.ts';

export {
  createCliCommand,
  createConsoleNotifier,
  createHttpRoute,
} from '../../../../solutions/29-hexagonal/adapters.ts';
export type * from '../../../../solutions/29-hexagonal/adapters.ts';

export function createInMemoryUserRepository(): UserRepository {
  const users = new Map<string, User>();
  const findById = async (id: string) => {
    const user = users.get(id);
    return user && { ...user };
  };
  return {
    findById,
    async save(user) {
      if (await findById(user.id)) return 'taken';
      users.set(user.id, { ...user });
      return 'saved';
    },
  };
}
