// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { createHandClock } from '../../../../katas/support/clock.ts';
import { CircuitBreaker } from '../../../../katas/57-circuit-breaker/circuit-breaker.ts';

law('values come back', { values: fc.array(fc.nat(9)) }, async ({ values }) => {
  const clock = createHandClock();
  const breaker = new CircuitBreaker({ ...options, now: clock.now });
  const calls = values.map((value) => breaker.call(async () => value));
  clock.advance(100);
  expect(await Promise.all(calls)).toEqual(values);
  expect(breaker.state).toBe('closed');
});

law('two breakers do not share calls', { value: fc.nat(9) }, async ({ value }) => {
  const breakers = [0, 1].map((start) => new CircuitBreaker({ ...options, now: () => start }));
  const results = await Promise.all(breakers.map((breaker, i) => breaker.call(async () => value + i)));
  expect(results).toEqual([value, value + 1]);
});

const options = { failureThreshold: 2, recoveryTimeout: 10, successThreshold: 1 };
