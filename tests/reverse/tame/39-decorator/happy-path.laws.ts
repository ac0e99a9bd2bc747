// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CachingRepository } from '../../../../katas/39-decorator/caching-repository.ts';
import type { LogEntry } from '../../../../katas/39-decorator/log.ts';
import { LoggingRepository } from '../../../../katas/39-decorator/logging-repository.ts';
import type { User, UserRepository } from '../../../../katas/39-decorator/user-repository.ts';

law('a find is logged', { id: fc.constantFrom('u1', 'u2') }, async ({ id }) => {
  const log: LogEntry[] = [];
  await new LoggingRepository(database([]), (entry) => void log.push(entry)).findById(id);
  expect(log.map(({ event }) => event)).toEqual(['called', 'succeeded']);
});

law('a second find is answered from memory', { id: fc.constantFrom('u1', 'u2') }, async ({ id }) => {
  const calls: string[] = [];
  const users = new CachingRepository(database(calls));
  expect(await users.findById(id)).toEqual(await users.findById(id));
  expect(calls).toEqual([`find ${id}`]);
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
