// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { auth } from '../../../../katas/50-middleware/auth.ts';
import { compose } from '../../../../katas/50-middleware/compose.ts';
import { errorResponses } from '../../../../katas/50-middleware/error-responses.ts';
import type { Handler, Middleware } from '../../../../katas/50-middleware/http.ts';
import { logging } from '../../../../katas/50-middleware/logging.ts';

law('the first middleware is called first', { names: fc.array(fc.constantFrom('a', 'b', 'c')) }, async ({ names }) => {
  const calls: string[] = [];
  await compose(...names.map((name) => noting(name, calls)))({ method: 'GET', path: '/' }, ok);
  expect(calls).toEqual(names);
});

law('logging and auth work together', { path: fc.constantFrom('/', '/users') }, async ({ path }) => {
  const lines: string[] = [];
  const app = compose(
    logging((line) => void lines.push(line)),
    auth(async () => true),
    errorResponses(),
  );
  expect(await app({ method: 'GET', path, token: 't' }, ok)).toEqual({ status: 200, body: 'a page' });
  expect(lines.length).toBe(2);
});

const ok: Handler = async () => ({ status: 200, body: 'a page' });

function noting(name: string, calls: string[]): Middleware {
  return (request, next) => {
    calls.push(name);
    return next(request);
  };
}
