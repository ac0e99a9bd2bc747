// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CircuitBreaker } from '../../../../katas/57-circuit-breaker/circuit-breaker.ts';

law('a call returns the value', { value: fc.constantFrom('OK', 7) }, async ({ value }) => {
  const breaker = new CircuitBreaker({ ...options, now: () => 0 });
  expect(await breaker.call(async () => value)).toBe(value);
  expect(breaker.state).toBe('closed');
});

law('two failures open the circuit', { start: fc.nat(9) }, async ({ start }) => {
  const breaker = new CircuitBreaker({ ...options, now: () => start });
  await fail(breaker, 2);
  expect(breaker.state).toBe('open');
});

const options = { failureThreshold: 2, recoveryTimeout: 10, successThreshold: 1 };

/** Makes calls that fail. */
async function fail(breaker: CircuitBreaker, count: number): Promise<void> {
  if (count === 0) return;
  await breaker.call(() => Promise.reject(new Error('down'))).catch(() => {});
  await fail(breaker, count - 1);
}
