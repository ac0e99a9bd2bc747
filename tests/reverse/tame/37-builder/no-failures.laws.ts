// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { HttpRequestBuilder } from '../../../../katas/37-builder/builder.ts';

law(
  'the last timeout wins',
  { first: fc.integer({ min: 1, max: 9 }), second: fc.integer({ min: 1, max: 9 }) },
  ({ first, second }) => {
    expect(new HttpRequestBuilder(url).timeout(first).timeout(second).build().timeoutSeconds).toBe(second);
  },
);

law('a header has a value', { value: fc.constantFrom('text/html', 'text/csv') }, ({ value }) => {
  expect(new HttpRequestBuilder(url).header('accept', value).build().headers).toEqual({ accept: value });
});

law('a token is a header', { token: fc.constantFrom('t1', 't2') }, ({ token }) => {
  const { headers } = new HttpRequestBuilder(url).bearerToken(token).build();
  expect(headers['authorization']).toBe(`Bearer ${token}`);
});

const url = 'https://example.com';
