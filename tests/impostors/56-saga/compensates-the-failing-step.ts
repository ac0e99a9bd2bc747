// Breaks 3, 4: remembers a step before it is executed, so that the failing one is compensated too.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const begun: SagaStep[] = [];
    for (const step of [...steps]) {
      begun.push(step);
      try {
        await step.execute();
      } catch (cause) {
        const compensated: string[] = [];
        const uncompensated: CompensationFailure[] = [];
        for (const earlier of begun.toReversed()) {
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
    return { completed: begun.map(({ name }) => name) };
  }
}
