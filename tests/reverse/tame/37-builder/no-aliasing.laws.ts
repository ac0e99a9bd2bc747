// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { BodyNotAllowedError, HttpRequestBuilder, InvalidPartError } from '../../../../katas/37-builder/builder.ts';

law('there are defaults', { method: fc.constantFrom('get', 'POST') }, ({ method }) => {
  const request = new HttpRequestBuilder(url).method(method).build();
  expect(request).toMatchObject({ url, method: method.toUpperCase(), headers: {}, timeoutSeconds: 30, retries: 0 });
});

law('a timeout is positive', { seconds: fc.integer({ min: -9, max: 0 }) }, ({ seconds }) => {
  expect(() => new HttpRequestBuilder(url).timeout(seconds)).toThrow(InvalidPartError);
});

law('a GET request has no body', { name: fc.string() }, ({ name }) => {
  expect(() => new HttpRequestBuilder(url).jsonBody({ name }).build()).toThrow(BodyNotAllowedError);
});

const url = 'https://example.com';
