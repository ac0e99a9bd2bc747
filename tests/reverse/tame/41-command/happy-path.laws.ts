// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  CommandQueue,
  CreateUserCommand,
  InMemoryUserStore,
  type User,
  UpdateEmailCommand,
} from '../../../../katas/41-command/command.ts';

law('a command creates a user, and undo deletes it', { id: fc.constantFrom('u1', 'u2') }, ({ id }) => {
  const [store, queue] = [new InMemoryUserStore(), new CommandQueue()];
  queue.execute(new CreateUserCommand(store, userOf(id)));
  expect(store.all().map((user) => user.id)).toEqual([id]);
  queue.undo();
  expect(store.all()).toEqual([]);
});

law('a command updates an address', { email: fc.constantFrom('a@example.com', 'b@example.com') }, ({ email }) => {
  const store = new InMemoryUserStore();
  new CreateUserCommand(store, userOf('u1')).execute();
  new UpdateEmailCommand(store, 'u1', email).execute();
  expect(store.all()[0]?.email).toBe(email);
});

law('redo creates the user again', { id: fc.constantFrom('u1', 'u2') }, ({ id }) => {
  const [store, queue] = [new InMemoryUserStore(), new CommandQueue()];
  queue.execute(new CreateUserCommand(store, userOf(id)));
  queue.undo();
  queue.redo();
  expect(store.all().length).toBe(1);
});

function userOf(id: string): User {
  return { id, email: `${id}@example.com`, roles: ['admin'] };
}
