import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { HttpRequestBuilder } from './builder.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r37

law('a request has a method and headers', { name: names(), value: values() }, ({ name, value }) => {
  const request = new HttpRequestBuilder('https://example.com').header(name, value).build();
  expect(typeof request.method).toBe('string');
  expect(typeof request.headers).toBe('object');
});

example('the last of two timeouts is a number', () => {
  const builder = new HttpRequestBuilder('https://example.com').timeout(10).timeout(20);
  expect(typeof builder.build().timeoutSeconds).toBe('number');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function names(): fc.Arbitrary<string> {
  return fc.constantFrom('accept', 'x-id');
}

function values(): fc.Arbitrary<string> {
  return fc.constantFrom('text/html', '1');
}
