import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { SagaOrchestrator, type SagaStep } from './saga.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r56

law('a saga whose steps work has a result', { names: names() }, async ({ names }) => {
  const result = await new SagaOrchestrator().execute(names.map((name) => noting(name, [])));
  expect(Array.isArray(result.completed)).toBe(true);
});

example('executing returns a promise', async () => {
  const result = new SagaOrchestrator().execute([noting('reserve', [])]);
  expect(result).toBeInstanceOf(Promise);
  await result;
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function names(): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom('reserve', 'charge', 'ship'), { minLength: 1, maxLength: 3 });
}

/** A step that adds each call to a list: `reserve`, `undo reserve`. */
function noting(name: string, calls: string[]): SagaStep {
  return {
    name,
    execute: async () => void calls.push(name),
    compensate: async () => void calls.push(`undo ${name}`),
  };
}
