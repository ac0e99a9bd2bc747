// Breaks 3: records steps in an object, where "__proto__" is not a key.
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
    const known: Record<string, boolean> = {};
    for (const step of [...steps]) {
      try {
        await step.execute();
      } catch (cause) {
        throw new SagaFailedError(
          step.name,
          cause,
          ...(await compensateAll(done.filter(({ name }) => known[name] === true).toReversed())),
        );
      }
      known[step.name] = true;
      done.push(step);
    }
    return { completed: done.map(({ name }) => name) };
  }
}

async function compensateAll(steps: readonly SagaStep[]): Promise<[string[], CompensationFailure[]]> {
  const compensated: string[] = [];
  const uncompensated: CompensationFailure[] = [];
  for (const step of steps) {
    try {
      await step.compensate();
      compensated.push(step.name);
    } catch (cause) {
      uncompensated.push({ step: step.name, cause });
    }
  }
  return [compensated, uncompensated];
}
