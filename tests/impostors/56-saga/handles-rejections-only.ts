// Breaks 8: hangs its handlers on the promises, where a throw at once goes past them.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    return run([...steps], []);
  }
}

function run([step, ...rest]: readonly SagaStep[], done: readonly SagaStep[]): Promise<SagaResult> {
  if (step === undefined) return Promise.resolve({ completed: done.map(({ name }) => name) });
  return step.execute().then(
    () => run(rest, [...done, step]),
    async (cause: unknown) => {
      const compensated: string[] = [];
      const uncompensated: CompensationFailure[] = [];
      for (const earlier of done.toReversed()) {
        await earlier.compensate().then(
          () => compensated.push(earlier.name),
          (failure: unknown) => uncompensated.push({ step: earlier.name, cause: failure }),
        );
      }
      throw new SagaFailedError(step.name, cause, compensated, uncompensated);
    },
  );
}
