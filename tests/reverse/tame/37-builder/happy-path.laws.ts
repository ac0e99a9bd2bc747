// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { HttpRequestBuilder } from '../../../../katas/37-builder/builder.ts';

law(
  'the request has what was set',
  { seconds: fc.integer({ min: 1, max: 60 }), count: fc.nat(5) },
  ({ seconds, count }) => {
    const request = new HttpRequestBuilder(url).method('POST').timeout(seconds).withRetries(count).build();
    expect([request.method, request.timeoutSeconds, request.retries]).toEqual(['POST', seconds, count]);
  },
);

law('a body is JSON', { name: fc.string() }, ({ name }) => {
  expect(new HttpRequestBuilder(url).method('POST').jsonBody({ name }).build().body).toBe(JSON.stringify({ name }));
});

const url = 'https://example.com';
