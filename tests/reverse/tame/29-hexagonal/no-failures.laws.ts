// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  createUserService,
  type NotifierPort,
  type Registration,
  type User,
  type UserPort,
  type UserRepository,
} from '../../../../katas/29-hexagonal/core.ts';
import { createCliCommand } from '../../../../katas/29-hexagonal/driving-adapters.ts';

law(
  'every registration reaches the repository',
  { ids: fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3')) },
  async ({ ids }) => {
    const saved: User[] = [];
    const repository: UserRepository = {
      async save(user) {
        saved.push(user);
        return 'saved';
      },
    };
    const service = createUserService(repository, silent);
    for (const id of ids) await service.register({ ...ada, id });
    expect(saved).toMatchObject(ids.map((id) => ({ ...ada, id })));
  },
);

law('the command passes its arguments on', { name: fc.string() }, async ({ name }) => {
  const received: Registration[] = [];
  const users: UserPort = {
    async register(registration) {
      received.push(registration);
      return { user: registration, welcomed: true };
    },
  };
  const lines: string[] = [];
  await createCliCommand(users, (line) => void lines.push(line))(['u1', 'ada@example.com', name]);
  expect(received).toMatchObject([{ ...ada, name }]);
  expect(lines).toEqual([`Registered: ${name}`]);
});

const ada: Registration = { id: 'u1', email: 'ada@example.com', name: 'Ada' };

const silent: NotifierPort = { sendWelcome: async () => {} };
