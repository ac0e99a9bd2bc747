// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CreateUserCommand, type UserStore } from '../../../../katas/41-command/command.ts';

law('identity: a command is an instance of its class', { id: fc.constantFrom('u1', 'u2') }, ({ id }) => {
  expect(new CreateUserCommand(store, { id, email: null, roles: [] })).toBeInstanceOf(CreateUserCommand);
});

law('identity: a command is not frozen', { id: fc.constantFrom('u1', 'u2') }, ({ id }) => {
  expect(Object.isFrozen(new CreateUserCommand(store, { id, email: null, roles: [] }))).toBe(false);
});

const store: UserStore = {
  create: () => {},
  delete: (id) => ({ id, email: null, roles: [] }),
  updateEmail: () => null,
  all: () => [],
};
