// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { SagaOrchestrator, type SagaStep } from '../../../../katas/56-saga/saga.ts';

law(
  'all steps are completed',
  { names: fc.array(fc.constantFrom('reserve', 'charge', 'ship'), { maxLength: 3 }) },
  async ({ names }) => {
    const result = await new SagaOrchestrator().execute(names.map((name) => step(name, [])));
    expect(result.completed).toEqual(names);
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
