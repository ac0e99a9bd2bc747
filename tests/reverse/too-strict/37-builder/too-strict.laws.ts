// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { HttpRequestBuilder } from '../../../../katas/37-builder/builder.ts';

law('identity: a setter returns the builder itself', { seconds: fc.integer({ min: 1, max: 9 }) }, ({ seconds }) => {
  const builder = new HttpRequestBuilder('https://example.com');
  expect(builder.timeout(seconds)).toBe(builder);
});

law(
  'order: headers are listed in the order in which they were set',
  { names: fc.uniqueArray(fc.constantFrom('b', 'a', 'c')) },
  ({ names }) => {
    let builder = new HttpRequestBuilder('https://example.com');
    for (const name of names) builder = builder.header(name, '1');
    expect(Object.keys(builder.build().headers)).toEqual(names);
  },
);

law('identity: each build returns a new request', { seconds: fc.integer({ min: 1, max: 9 }) }, ({ seconds }) => {
  const builder = new HttpRequestBuilder('https://example.com').timeout(seconds);
  expect(builder.build()).not.toBe(builder.build());
});
