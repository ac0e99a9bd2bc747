// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CallBlockedError, CircuitBreaker } from '../../../../katas/57-circuit-breaker/circuit-breaker.ts';

law('an open circuit blocks calls', { start: fc.nat(9) }, async ({ start }) => {
  const breaker = new CircuitBreaker({ ...options, now: () => start });
  await fail(breaker, 2);
  const error: unknown = await breaker.call(async () => 'OK').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CallBlockedError);
});

law('the failure reaches the caller', { message: fc.constantFrom('down', 'busy') }, async ({ message }) => {
  const breaker = new CircuitBreaker({ ...options, now: () => 0 });
  const failure = new Error(message);
  expect(await breaker.call(() => Promise.reject(failure)).catch((thrown: unknown) => thrown)).toBe(failure);
});

const options = { failureThreshold: 2, recoveryTimeout: 10, successThreshold: 1 };

/** Makes calls that fail. */
async function fail(breaker: CircuitBreaker, count: number): Promise<void> {
  if (count === 0) return;
  await breaker.call(() => Promise.reject(new Error('down'))).catch(() => {});
  await fail(breaker, count - 1);
}
