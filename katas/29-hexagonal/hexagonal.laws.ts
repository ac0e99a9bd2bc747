import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { createUserService, type Registration, type UserPort } from './core.ts';
import { createConsoleNotifier, createInMemoryUserRepository, createSqlUserRepository } from './driven-adapters.ts';
import { createCliCommand, createHttpRoute } from './driving-adapters.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r29

law('a route answers with a status', { registration: registrations() }, async ({ registration }) => {
  const service = createUserService(
    createInMemoryUserRepository(new Map()),
    createConsoleNotifier(() => {}),
  );
  const { id, ...body } = registration;
  const response = await createHttpRoute(service)({ params: { id }, body });
  expect(typeof response.status).toBe('number');
});

law('a command ends with an exit code', { registration: registrations() }, async ({ registration }) => {
  const { id, email, name } = registration;
  expect(typeof (await createCliCommand(noting([]), () => {})([id, email, name]))).toBe('number');
});

example('a repository can save a user in a table', () => {
  expect(typeof createSqlUserRepository({ insert: async () => {} }).save).toBe('function');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function registrations(): fc.Arbitrary<Registration> {
  return fc.record({
    id: fc.constantFrom('u1', 'u2'),
    email: fc.constantFrom('ada@example.com', 'bo@example.org'),
    name: fc.constantFrom('Ada', 'Bo'),
  });
}

/** A core that the driving adapters have never seen. It adds each call to a list: `register u1`. */
function noting(calls: string[]): UserPort {
  return {
    async register({ id, email, name }) {
      calls.push(`register ${id}`);
      return { user: { id, email, name }, welcomed: true };
    },
  };
}
