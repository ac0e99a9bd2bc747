// Breaks 6: collects failed compensations in a map, so equal names replace each other.
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
  const compensated: string[] = [];
  const causes = new Map<string, unknown>();
  for (const step of steps) {
    try {
      await step.compensate();
      compensated.push(step.name);
    } catch (cause) {
      causes.set(step.name, cause);
    }
  }
  return [compensated, [...causes].map(([step, cause]) => ({ step, cause }))];
}
