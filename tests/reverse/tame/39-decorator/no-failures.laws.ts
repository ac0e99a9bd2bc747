// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CachingRepository } from '../../../../katas/39-decorator/caching-repository.ts';
import { LoggingRepository } from '../../../../katas/39-decorator/logging-repository.ts';
import { RetryingRepository } from '../../../../katas/39-decorator/retrying-repository.ts';
import type { User, UserRepository } from '../../../../katas/39-decorator/user-repository.ts';

law('a save ends the memory of a user', { id: fc.constantFrom('u1', 'u2') }, async ({ id }) => {
  const calls: string[] = [];
  const users = new CachingRepository(database(calls));
  await users.findById(id);
  await users.save({ id, name: 'Bo' });
  await users.findById(id);
  expect(calls).toEqual([`find ${id}`, `save ${id}`, `find ${id}`]);
});

law('a stack finds the user', { id: fc.constantFrom('u1', 'u2') }, async ({ id }) => {
  const users = new LoggingRepository(new CachingRepository(new RetryingRepository(database([]), 3)), () => {});
  expect(await users.findById(id)).toEqual({ id, name: 'Ada' });
});

/** A repository whose first calls fail. It adds each call to a list. */
function database(calls: string[], failures = 0): UserRepository {
  const call = async (name: string, user: User): Promise<User> => {
    calls.push(name);
    if (calls.length <= failures) throw new Error('connection lost');
    return user;
  };
  return {
    findById: (id) => call(`find ${id}`, { id, name: 'Ada' }),
    save: (user) => call(`save ${user.id}`, user),
  };
}
