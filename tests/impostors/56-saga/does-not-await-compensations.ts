// Breaks 4: starts the compensations in the right order, and awaits none of them.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const done: SagaStep[] = [];
    for (const step of [...steps]) {
      try {
        await step.execute();
      } catch (cause) {
        throw new SagaFailedError(step.name, cause, ...(await compensateAll(done.toReversed())));
      }
      done.push(step);
    }
    return { completed: done.map(({ name }) => name) };
  }
}

async function compensateAll(steps: readonly SagaStep[]): Promise<[string[], CompensationFailure[]]> {
  const uncompensated: CompensationFailure[] = [];
  steps.forEach(async (step) => {
    try {
      await step.compensate();
    } catch (cause) {
      uncompensated.push({ step: step.name, cause });
    }
  });
  return [steps.map(({ name }) => name), uncompensated];
}
