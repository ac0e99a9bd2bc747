// Breaks 4: starts all compensations together.
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
  const ends = await Promise.allSettled(steps.map(async (step) => step.compensate()));
  const compensated = steps.filter((_, i) => ends[i]?.status === 'fulfilled').map(({ name }) => name);
  const uncompensated = steps.flatMap(({ name }, i) => {
    const end = ends[i];
    return end?.status === 'rejected' ? [{ step: name, cause: end.reason as unknown }] : [];
  });
  return [compensated, uncompensated];
}
