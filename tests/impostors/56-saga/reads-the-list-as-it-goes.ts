// Breaks 9: loops over the caller's list, which may change while a step is awaited.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    for (const [i, step] of steps.entries()) {
      try {
        await step.execute();
      } catch (cause) {
        const compensated: string[] = [];
        const uncompensated: CompensationFailure[] = [];
        for (const earlier of steps.slice(0, i).toReversed()) {
          try {
            await earlier.compensate();
            compensated.push(earlier.name);
          } catch (failure) {
            uncompensated.push({ step: earlier.name, cause: failure });
          }
        }
        throw new SagaFailedError(step.name, cause, compensated, uncompensated);
      }
    }
    return { completed: steps.map(({ name }) => name) };
  }
}
