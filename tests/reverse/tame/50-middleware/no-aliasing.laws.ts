// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { auth } from '../../../../katas/50-middleware/auth.ts';
import { errorResponses } from '../../../../katas/50-middleware/error-responses.ts';
import { type Handler, HttpError } from '../../../../katas/50-middleware/http.ts';

law('auth needs a valid token', { token: fc.constantFrom('good', 'bad') }, async ({ token }) => {
  const { status } = await auth(async (one) => one === 'good')({ method: 'GET', path: '/', token }, ok);
  expect(status).toBe(token === 'good' ? 200 : 401);
});

law('an HttpError becomes a response', { status: fc.constantFrom(404, 500) }, async ({ status }) => {
  const failing: Handler = () => Promise.reject(new HttpError(status, 'no'));
  expect(await errorResponses()({ method: 'GET', path: '/' }, failing)).toEqual({ status, body: { error: 'no' } });
});

const ok: Handler = async () => ({ status: 200, body: 'a page' });
