// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { createUserService, type Registration, type User } from '../../../../katas/29-hexagonal/core.ts';
import { createInMemoryUserRepository } from '../../../../katas/29-hexagonal/driven-adapters.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law('timing: a registration takes four microtask turns', { name: fc.constantFrom('Ada', 'Bo') }, async ({ name }) => {
  const service = createUserService(createInMemoryUserRepository(new Map()), { sendWelcome: async () => {} });
  expect(await turnsOf(() => service.register({ ...ada, name }))).toBe(4);
});

law(
  'identity: the registered user is the object that was saved',
  { name: fc.constantFrom('Ada', 'Bo') },
  async ({ name }) => {
    const users: User[] = [];
    const save = async (user: User) => {
      users.push(user);
      return 'saved' as const;
    };
    const { user } = await createUserService({ save }, { sendWelcome: async () => {} }).register({ ...ada, name });
    expect(user).toBe(users[0]);
  },
);

const ada: Registration = { id: 'u1', email: 'ada@example.com', name: 'Ada' };
