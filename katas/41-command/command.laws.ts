import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { type Command, CommandQueue, CreateUserCommand, InMemoryUserStore, type User } from './command.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r41

law('undo returns whether there was something to undo', { user: users() }, ({ user }) => {
  const queue = new CommandQueue();
  queue.execute(new CreateUserCommand(new InMemoryUserStore(), user));
  expect(typeof queue.undo()).toBe('boolean');
});

example('a queue executes any command', () => {
  const calls: string[] = [];
  new CommandQueue().execute(noting('a', calls));
  expect(calls).toContain('execute a');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function users(): fc.Arbitrary<User> {
  return fc.record({
    id: fc.constantFrom('u1', 'u2'),
    email: fc.constantFrom('ada@example.com', null),
    roles: fc.constantFrom([], ['admin']),
  });
}

/** A command that adds each call to a list: `execute a`, `undo a`. */
function noting(name: string, calls: string[]): Command {
  return {
    execute: () => void calls.push(`execute ${name}`),
    undo: () => void calls.push(`undo ${name}`),
  };
}
