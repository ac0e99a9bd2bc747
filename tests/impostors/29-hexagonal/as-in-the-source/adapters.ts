// Breaks 3, 4, 5, 7, 9: checks nothing, replaces users, hands out its own, and fails when the welcome fails.
import type { User, UserRepository } from '../../../../solutions/29-hexagonal/core.ts';

export {
  createCliCommand,
  createConsoleNotifier,
  createHttpRoute,
} from '../../../../solutions/29-hexagonal/adapters.ts';
export type * from '../../../../solutions/29-hexagonal/adapters.ts';

export function createInMemoryUserRepository(): UserRepository {
  const store: Record<string, User> = {};
  return {
    async save(user) {
      store[user.id] = user;
      return 'saved';
    },
    findById: async (id) => store[id],
  };
}
