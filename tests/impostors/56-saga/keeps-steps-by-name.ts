// Breaks 9: remembers the steps that are done by their names, so that namesakes replace each other.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const done = new Map<string, SagaStep>();
    for (const step of [...steps]) {
      try {
        await step.execute();
        done.set(step.name, step);
      } catch (cause) {
        const compensated: string[] = [];
        const uncompensated: CompensationFailure[] = [];
        for (const earlier of [...done.values()].toReversed()) {
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
    return { completed: [...done.keys()] };
  }
}
