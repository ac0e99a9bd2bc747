import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

/** Calls itself for the next attempt. */
export class RetryingRepository implements UserRepository {
  declare readonly findById: UserRepository['findById'];
  declare readonly save: UserRepository['save'];

  constructor(inner: UserRepository, maxAttempts: number) {
    const attempt = async (id: string, left: number): Promise<User | undefined> => {
      if (left === 1) return inner.findById(id);
      try {
        return await inner.findById(id);
      } catch {
        return attempt(id, left - 1);
      }
    };
    return Object.freeze<UserRepository>({
      findById: (id) => attempt(id, maxAttempts),
      save: async (user) => inner.save(user),
    });
  }
}
