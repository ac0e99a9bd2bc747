// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  createUserService,
  type NotifierPort,
  type Registration,
  type User,
} from '../../../../katas/29-hexagonal/core.ts';
import { createConsoleNotifier, createInMemoryUserRepository } from '../../../../katas/29-hexagonal/driven-adapters.ts';
import { createCliCommand, createHttpRoute } from '../../../../katas/29-hexagonal/driving-adapters.ts';

law('a registered user is in the map', { name: fc.constantFrom('Ada', 'Bo') }, async ({ name }) => {
  const stored = new Map<string, User>();
  const service = createUserService(createInMemoryUserRepository(stored), silent);
  expect(await service.register({ ...ada, name })).toMatchObject({ user: { ...ada, name }, welcomed: true });
  expect(stored.get('u1')).toMatchObject({ ...ada, name });
});

law(
  'the notifier prints a line',
  { email: fc.constantFrom('ada@example.com', 'bo@example.org') },
  async ({ email }) => {
    const lines: string[] = [];
    await createConsoleNotifier((line) => void lines.push(line)).sendWelcome(email);
    expect(lines).toEqual([`Welcome email sent to ${email}`]);
  },
);

law('route and command report success', { name: fc.constantFrom('Ada', 'Bo') }, async ({ name }) => {
  const service = createUserService(createInMemoryUserRepository(new Map()), silent);
  const { status } = await createHttpRoute(service)({ params: { id: 'u1' }, body: { email: ada.email, name } });
  expect(status).toBe(201);
  expect(await createCliCommand(service, () => {})(['u2', ada.email, name])).toBe(0);
});

const ada: Registration = { id: 'u1', email: 'ada@example.com', name: 'Ada' };

const silent: NotifierPort = { sendWelcome: async () => {} };
