import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { CachingRepository } from './caching-repository.ts';
import type { LogEntry } from './log.ts';
import { LoggingRepository } from './logging-repository.ts';
import { RetryingRepository } from './retrying-repository.ts';
import type { UserRepository } from './user-repository.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r39

law('a find ends with every decorator', { id: ids() }, async ({ id }) => {
  const log: LogEntry[] = [];
  await new LoggingRepository(noting([]), (entry) => void log.push(entry)).findById(id);
  await new CachingRepository(noting([])).findById(id);
  await new RetryingRepository(noting([]), 3).findById(id);
  expect(Array.isArray(log)).toBe(true);
});

example('a saved user has a name', async () => {
  const users = new CachingRepository(noting([]));
  expect(typeof (await users.save({ id: 'u1', name: 'Ada' })).name).toBe('string');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function ids(): fc.Arbitrary<string> {
  return fc.constantFrom('u1', 'u2');
}

/** A repository that the decorators have never seen. It adds each call to a list: `find u1`. */
function noting(calls: string[]): UserRepository {
  return {
    async findById(id) {
      calls.push(`find ${id}`);
      return { id, name: 'Ada' };
    },
    async save(user) {
      calls.push(`save ${user.id}`);
      return user;
    },
  };
}
