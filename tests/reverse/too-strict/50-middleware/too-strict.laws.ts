// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { auth } from '../../../../katas/50-middleware/auth.ts';
import { compose } from '../../../../katas/50-middleware/compose.ts';
import type { Handler } from '../../../../katas/50-middleware/http.ts';
import { logging } from '../../../../katas/50-middleware/logging.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law(
  'timing: a logged request takes two microtask turns',
  { path: fc.constantFrom('/', '/users') },
  async ({ path }) => {
    expect(await turnsOf(() => logging(() => {})({ method: 'GET', path }, ok))).toBe(2);
  },
);

law(
  'timing: a composed middleware takes ten microtask turns',
  { path: fc.constantFrom('/', '/users') },
  async ({ path }) => {
    const app = compose(
      auth(async () => true),
      logging(() => {}),
    );
    expect(await turnsOf(() => app({ method: 'GET', path, token: 't' }, ok))).toBe(10);
  },
);

law('identity: a composed middleware is not frozen', { name: fc.constantFrom('a', 'b') }, ({ name }) => {
  expect(Object.isFrozen(compose(auth(async (token) => token === name)))).toBe(false);
});

const ok: Handler = async () => ({ status: 200, body: null });
