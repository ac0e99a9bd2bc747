import type { User, UserRepository } from './core.ts';

export {
  createCliCommand,
  createConsoleNotifier,
  createHttpRoute,
} from '../../../../solutions/29-hexagonal/adapters.ts';
export type * from '../../../../solutions/29-hexagonal/adapters.ts';

/** Text by id, as a key-value store would have it. */
export function createInMemoryUserRepository(): UserRepository {
  const rows = new Map<string, string>();
  return {
    async save({ id, email, name }) {
      await Promise.resolve();
      if (rows.has(id)) return 'taken';
      rows.set(id, JSON.stringify([email, name]));
      await Promise.resolve();
      return 'saved';
    },
    async findById(id) {
      await Promise.resolve();
      const row = rows.get(id);
      if (row === undefined) return undefined;
      const [email, name] = JSON.parse(row) as [User['email'], User['name']];
      return { id, email, name };
    },
  };
}
