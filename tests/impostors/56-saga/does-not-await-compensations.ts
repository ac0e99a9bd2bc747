// Breaks 5: starts the compensations in the right order, and awaits none of them.
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
        const undone = done.toReversed();
        const uncompensated: CompensationFailure[] = [];
        undone.forEach(async (earlier) => {
          try {
            await earlier.compensate();
          } catch (failure) {
            uncompensated.push({ step: earlier.name, cause: failure });
          }
        });
        throw new SagaFailedError(
          step.name,
          cause,
          undone.map(({ name }) => name),
          uncompensated,
        );
      }
    }
    return { completed: done.map(({ name }) => name) };
  }
}
