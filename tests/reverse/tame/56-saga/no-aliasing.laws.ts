// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { SagaFailedError, SagaOrchestrator, type SagaStep } from '../../../../katas/56-saga/saga.ts';

law('a failing step fails the saga', { name: fc.constantFrom('reserve', 'charge') }, async ({ name }) => {
  const run = new SagaOrchestrator().execute([step(name, [], true)]);
  const error: unknown = await run.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SagaFailedError);
  expect((error as SagaFailedError).step).toBe(name);
});

law('an earlier step is compensated', { name: fc.constantFrom('reserve', 'charge') }, async ({ name }) => {
  const calls: string[] = [];
  await new SagaOrchestrator().execute([step(name, calls), step('ship', calls, true)]).catch(() => {});
  expect(calls).toEqual([name, 'ship', `undo ${name}`]);
});

function step(name: string, calls: string[], isDown = false): SagaStep {
  return {
    name,
    async execute() {
      calls.push(name);
      if (isDown) throw new Error('down');
    },
    compensate: async () => void calls.push(`undo ${name}`),
  };
}
