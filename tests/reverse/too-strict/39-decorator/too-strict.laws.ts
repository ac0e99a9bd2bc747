// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CachingRepository } from '../../../../katas/39-decorator/caching-repository.ts';
import { LoggingRepository } from '../../../../katas/39-decorator/logging-repository.ts';
import { RetryingRepository } from '../../../../katas/39-decorator/retrying-repository.ts';
import type { UserRepository } from '../../../../katas/39-decorator/user-repository.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law('timing: a logged find takes two microtask turns', { id: fc.constantFrom('u1', 'u2') }, async ({ id }) => {
  expect(await turnsOf(() => new LoggingRepository(database, () => {}).findById(id))).toBe(2);
});

law('timing: a find from memory takes three microtask turns', { id: fc.constantFrom('u1', 'u2') }, async ({ id }) => {
  const users = new CachingRepository(database);
  await users.findById(id);
  expect(await turnsOf(() => users.findById(id))).toBe(3);
});

law('identity: decorators share their methods', { attempts: fc.integer({ min: 1, max: 3 }) }, ({ attempts }) => {
  expect(new RetryingRepository(database, attempts).findById).toBe(new RetryingRepository(database, 1).findById);
});

const database: UserRepository = { findById: async (id) => ({ id, name: 'Ada' }), save: async (user) => user };
