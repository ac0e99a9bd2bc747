// Breaks 1: cleans up in finally, which runs after a success, too.
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
    let failed: SagaStep | undefined;
    let cause: unknown;
    let report: [string[], CompensationFailure[]] = [[], []];
    try {
      for (const step of [...steps]) {
        failed = step;
        await step.execute();
        done.push(step);
      }
      return { completed: done.map(({ name }) => name) };
    } catch (error) {
      cause = error;
    } finally {
      report = await compensateAll(done.toReversed());
    }
    throw new SagaFailedError(failed?.name ?? '', cause, ...report);
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
