// Breaks 6: one try around all compensations, so that the first that fails ends them.
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
        try {
          for (const earlier of done.toReversed()) {
            await earlier.compensate();
            compensated.push(earlier.name);
          }
        } catch (failure) {
          const stuck = done[done.length - 1 - compensated.length];
          uncompensated.push({ step: stuck?.name ?? step.name, cause: failure });
        }
        throw new SagaFailedError(step.name, cause, compensated, uncompensated);
      }
    }
    return { completed: done.map(({ name }) => name) };
  }
}
