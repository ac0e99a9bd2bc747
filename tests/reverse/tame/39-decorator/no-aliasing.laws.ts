// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import type { LogEntry } from '../../../../katas/39-decorator/log.ts';
import { LoggingRepository } from '../../../../katas/39-decorator/logging-repository.ts';
import { RetryingRepository } from '../../../../katas/39-decorator/retrying-repository.ts';
import type { User, UserRepository } from '../../../../katas/39-decorator/user-repository.ts';

law('a find is repeated', { failures: fc.nat(4) }, async ({ failures }) => {
  const calls: string[] = [];
  const users = new RetryingRepository(database(calls, failures), 3);
  const result: unknown = await users.findById('u1').catch(() => 'failed');
  expect(result).toEqual(failures < 3 ? { id: 'u1', name: 'Ada' } : 'failed');
  expect(calls.length).toBe(Math.min(3, failures + 1));
});

law('a failure is logged', { id: fc.constantFrom('u1', 'u2') }, async ({ id }) => {
  const log: LogEntry[] = [];
  const users = new LoggingRepository(database([], 1), (entry) => void log.push(entry));
  await users.findById(id).catch(() => {});
  expect(log.map(({ event }) => event)).toEqual(['called', 'failed']);
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
