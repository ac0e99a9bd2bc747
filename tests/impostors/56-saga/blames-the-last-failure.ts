// Breaks 6: one variable for what went wrong, which a failing compensation overwrites.
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
      let error: unknown;
      try {
        await step.execute();
        done.push(step);
        continue;
      } catch (thrown) {
        error = thrown;
      }
      const compensated: string[] = [];
      const uncompensated: CompensationFailure[] = [];
      for (const earlier of done.toReversed()) {
        try {
          await earlier.compensate();
          compensated.push(earlier.name);
        } catch (thrown) {
          error = thrown;
          uncompensated.push({ step: earlier.name, cause: error });
        }
      }
      throw new SagaFailedError(step.name, error, compensated, uncompensated);
    }
    return { completed: done.map(({ name }) => name) };
  }
}
