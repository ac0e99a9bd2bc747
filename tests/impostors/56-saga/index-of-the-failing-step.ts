// Breaks 3: cuts the list at the first place of the failing step, which may occur twice.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const list = [...steps];
    for (const step of list) {
      try {
        await step.execute();
      } catch (cause) {
        throw new SagaFailedError(
          step.name,
          cause,
          ...(await compensateAll(list.slice(0, list.indexOf(step)).toReversed())),
        );
      }
    }
    return { completed: list.map(({ name }) => name) };
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
