// Breaks 2, 3: compensates in the order of execution, the first step first.
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
        done.push(step);
      } catch (cause) {
        const compensated: string[] = [];
        const uncompensated: CompensationFailure[] = [];
        for (const earlier of done) {
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
    return { completed: done.map(({ name }) => name) };
  }
}
