// Breaks 7: empties its list of steps at the start of each run, which one that is still running would need.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  #executed: SagaStep[] = [];

  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const all = [...steps];
    this.#executed = [];
    for (const step of all) {
      try {
        await step.execute();
        this.#executed.push(step);
      } catch (cause) {
        const compensated: string[] = [];
        const uncompensated: CompensationFailure[] = [];
        for (const earlier of this.#executed.toReversed()) {
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
    return { completed: all.map(({ name }) => name) };
  }
}
