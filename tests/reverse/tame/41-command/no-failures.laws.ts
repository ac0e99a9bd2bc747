// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  CommandQueue,
  CreateUserCommand,
  DeleteUserCommand,
  InMemoryUserStore,
  type User,
} from '../../../../katas/41-command/command.ts';

law('undo and redo follow each other', { count: fc.nat(3) }, ({ count }) => {
  const [store, queue] = [new InMemoryUserStore(), new CommandQueue()];
  const ids = Array.from({ length: count }, (_, i) => `u${i}`);
  for (const id of ids) queue.execute(new CreateUserCommand(store, userOf(id)));
  ids.forEach(() => expect(queue.undo()).toBe(true));
  expect(store.all()).toEqual([]);
  ids.forEach(() => expect(queue.redo()).toBe(true));
  expect(store.all().map(({ id }) => id)).toEqual(ids);
});

law('a deleted user comes back', { id: fc.constantFrom('u1', 'u2') }, ({ id }) => {
  const [store, queue] = [new InMemoryUserStore(), new CommandQueue()];
  queue.execute(new CreateUserCommand(store, userOf(id)));
  queue.execute(new DeleteUserCommand(store, id));
  queue.undo();
  expect(store.all().map((user) => user.email)).toEqual([`${id}@example.com`]);
});

function userOf(id: string): User {
  return { id, email: `${id}@example.com`, roles: ['admin'] };
}
