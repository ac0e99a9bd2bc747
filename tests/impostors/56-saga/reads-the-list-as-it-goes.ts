// Breaks 7: loops over the list of the caller, which may change meanwhile.
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
    for (const step of steps) {
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
  const compensated: string[] = [];
  const uncompensated: CompensationFailure[] = [];
  for (const step of steps) {
    try {
      await step.compensate();
      compensated.push(step.name);
    } catch (cause) {
      uncompensated.push({ step: step.name, cause });
    }
  }
  return [compensated, uncompensated];
}
