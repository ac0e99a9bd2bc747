import fc from 'fast-check';
import { expect } from 'vitest';
import { createHandClock } from '../support/clock.ts';
import { example, law } from '../support/law.ts';
import { CircuitBreaker } from './circuit-breaker.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r57

law(
  'a breaker has a state',
  { failureThreshold: thresholds(), value: values() },
  async ({ failureThreshold, value }) => {
    const breaker = new CircuitBreaker({
      failureThreshold,
      recoveryTimeout: 5000,
      successThreshold: 1,
      now: () => 0,
    });
    await breaker.call(async () => value);
    expect(typeof breaker.state).toBe('string');
  },
);

example('the clock of a breaker can be moved by hand', () => {
  const clock = createHandClock();
  const options = { failureThreshold: 1, recoveryTimeout: 10, successThreshold: 1 };
  expect(typeof new CircuitBreaker({ ...options, now: clock.now }).state).toBe('string');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function thresholds(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 3 });
}

function values(): fc.Arbitrary<unknown> {
  return fc.constantFrom('OK', 7);
}
