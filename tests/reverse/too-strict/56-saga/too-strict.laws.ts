// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { SagaOrchestrator, type SagaStep } from '../../../../katas/56-saga/saga.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law(
  'timing: a saga of two steps takes three microtask turns',
  { name: fc.constantFrom('reserve', 'charge') },
  async ({ name }) => {
    expect(await turnsOf(() => new SagaOrchestrator().execute([step(name), step('ship')]))).toBe(3);
  },
);

law(
  'timing: a failed saga takes five microtask turns',
  { name: fc.constantFrom('reserve', 'charge') },
  async ({ name }) => {
    expect(await turnsOf(() => new SagaOrchestrator().execute([step(name), step('ship', true)]))).toBe(5);
  },
);

law('identity: the result is not frozen', { name: fc.constantFrom('reserve', 'charge') }, async ({ name }) => {
  const result = await new SagaOrchestrator().execute([step(name)]);
  expect([Object.isFrozen(result), Object.isFrozen(result.completed)]).toEqual([false, false]);
});

function step(name: string, isDown = false): SagaStep {
  return {
    name,
    execute: () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve()),
    compensate: async () => {},
  };
}
