// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  CommandQueue,
  CreateUserCommand,
  InMemoryUserStore,
  MacroCommand,
  type User,
} from '../../../../katas/41-command/command.ts';

law('undo says whether there was something to undo', { count: fc.nat(3) }, ({ count }) => {
  const [store, queue] = [new InMemoryUserStore(), new CommandQueue()];
  for (let i = 0; i < count; i += 1) queue.execute(new CreateUserCommand(store, userOf(`u${i}`)));
  const undone = Array.from({ length: count + 1 }, () => queue.undo());
  expect(undone).toEqual([...Array.from({ length: count }, () => true), false]);
});

law('a user who exists cannot be created', { id: fc.constantFrom('u1', 'u2') }, ({ id }) => {
  const [store, queue] = [new InMemoryUserStore(), new CommandQueue()];
  queue.execute(new CreateUserCommand(store, userOf(id)));
  expect(() => queue.execute(new CreateUserCommand(store, userOf(id)))).toThrow();
});

law('a macro creates all its users', { count: fc.nat(3) }, ({ count }) => {
  const store = new InMemoryUserStore();
  const users = Array.from({ length: count }, (_, i) => userOf(`u${i}`));
  new MacroCommand(users.map((user) => new CreateUserCommand(store, user))).execute();
  expect(store.all()).toEqual(users);
});

function userOf(id: string): User {
  return { id, email: `${id}@example.com`, roles: ['admin'] };
}
