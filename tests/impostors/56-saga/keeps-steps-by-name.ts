// Breaks 3: records steps by name, so steps with the same name replace each other.
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
      } catch (cause) {
        throw new SagaFailedError(step.name, cause, ...(await compensateAll([...done.values()].toReversed())));
      }
      done.set(step.name, step);
    }
    return { completed: [...done.keys()] };
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
