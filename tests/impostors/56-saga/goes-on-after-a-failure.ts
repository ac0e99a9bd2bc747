// Breaks 2, 3: executes the remaining steps before it compensates.
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
    const failed: { step: string; cause: unknown }[] = [];
    for (const step of [...steps]) {
      try {
        await step.execute();
        done.push(step);
      } catch (cause) {
        failed.push({ step: step.name, cause });
      }
    }
    const [first] = failed;
    if (!first) return { completed: done.map(({ name }) => name) };
    throw new SagaFailedError(first.step, first.cause, ...(await compensateAll(done.toReversed())));
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
