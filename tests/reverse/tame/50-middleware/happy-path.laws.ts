// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { compose } from '../../../../katas/50-middleware/compose.ts';
import type { Handler, Middleware } from '../../../../katas/50-middleware/http.ts';
import { logging } from '../../../../katas/50-middleware/logging.ts';

law('logging logs two lines', { path: fc.constantFrom('/', '/users') }, async ({ path }) => {
  const lines: string[] = [];
  await logging((line) => void lines.push(line))({ method: 'GET', path }, ok);
  expect(lines).toEqual([`GET ${path} started`, `GET ${path} 200`]);
});

law('a composed middleware calls the handler', { path: fc.constantFrom('/', '/users') }, async ({ path }) => {
  const app = compose(noting('a', []), noting('b', []));
  expect(await app({ method: 'GET', path }, ok)).toEqual({ status: 200, body: 'a page' });
});

const ok: Handler = async () => ({ status: 200, body: 'a page' });

function noting(name: string, calls: string[]): Middleware {
  return (request, next) => {
    calls.push(name);
    return next(request);
  };
}
