// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CircuitBreaker } from '../../../../katas/57-circuit-breaker/circuit-breaker.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law('timing: a call takes two microtask turns', { value: fc.nat(9) }, async ({ value }) => {
  expect(await turnsOf(() => new CircuitBreaker(options).call(async () => value))).toBe(2);
});

const options = { failureThreshold: 2, recoveryTimeout: 10, successThreshold: 1, now: () => 0 };
