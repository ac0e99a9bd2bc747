// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { SagaOrchestrator, type SagaStep } from '../../../../katas/56-saga/saga.ts';

law(
  'steps are executed in order',
  { names: fc.array(fc.constantFrom('reserve', 'charge', 'ship'), { maxLength: 3 }) },
  async ({ names }) => {
    const calls: string[] = [];
    await new SagaOrchestrator().execute(names.map((name) => step(name, calls)));
    expect(calls).toEqual(names);
  },
);

law(
  'two runs do not disturb each other',
  { names: fc.array(fc.constantFrom('reserve', 'charge'), { maxLength: 3 }) },
  async ({ names }) => {
    const saga = new SagaOrchestrator();
    const steps = names.map((name) => step(name, []));
    const [first, second] = await Promise.all([saga.execute(steps), saga.execute(steps)]);
    expect([first.completed, second.completed]).toEqual([names, names]);
  },
);

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
