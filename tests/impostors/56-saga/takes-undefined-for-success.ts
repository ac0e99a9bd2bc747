// Breaks 8: asks whether there is an error, not whether the step failed; a step may reject with undefined.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

const failureOf = async (action: () => Promise<void>): Promise<unknown> => {
  try {
    await action();
  } catch (error) {
    return error;
  }
  return undefined;
};

export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const done: SagaStep[] = [];
    for (const step of [...steps]) {
      const cause = await failureOf(() => step.execute());
      if (cause === undefined) {
        done.push(step);
        continue;
      }
      const compensated: string[] = [];
      const uncompensated: CompensationFailure[] = [];
      for (const earlier of done.toReversed()) {
        const failure = await failureOf(() => earlier.compensate());
        if (failure === undefined) compensated.push(earlier.name);
        else uncompensated.push({ step: earlier.name, cause: failure });
      }
      throw new SagaFailedError(step.name, cause, compensated, uncompensated);
    }
    return { completed: done.map(({ name }) => name) };
  }
}
