// Breaks 9: the store copies what comes in, and hands out the very object that it keeps.
import type { User, UserRepository } from '../../../../solutions/29-hexagonal/core.ts';

export {
  createCliCommand,
  createConsoleNotifier,
  createHttpRoute,
} from '../../../../solutions/29-hexagonal/adapters.ts';
export type * from '../../../../solutions/29-hexagonal/adapters.ts';

export function createInMemoryUserRepository(): UserRepository {
  const users = new Map<string, User>();
  return {
    async save(user) {
      if (users.has(user.id)) return 'taken';
      users.set(user.id, { ...user });
      return 'saved';
    },
    findById: async (id) => users.get(id),
  };
}
