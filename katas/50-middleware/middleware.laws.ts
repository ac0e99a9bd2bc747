import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { auth } from './auth.ts';
import { compose } from './compose.ts';
import { errorResponses } from './error-responses.ts';
import type { Handler, Middleware } from './http.ts';
import { logging } from './logging.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r50

law('a response has a status', { path: paths(), status: fc.constantFrom(200, 404) }, async ({ path, status }) => {
  const app = compose(
    noting('a', []),
    logging(() => {}),
    errorResponses(),
  );
  const response = await app({ method: 'GET', path }, answering(status));
  expect(typeof response.status).toBe('number');
});

example('auth creates a middleware', () => {
  expect(typeof auth(async () => true)).toBe('function');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function paths(): fc.Arbitrary<string> {
  return fc.constantFrom('/', '/users');
}

/** A handler that answers every request with this status. */
function answering(status: number): Handler {
  return async () => ({ status, body: null });
}

/** A middleware that the solutions have never seen. It adds to a list: `a before`, and later `a after`. */
function noting(name: string, calls: string[]): Middleware {
  return async (request, next) => {
    calls.push(`${name} before`);
    const response = await next(request);
    calls.push(`${name} after`);
    return response;
  };
}
