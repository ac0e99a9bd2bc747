// Breaks 3: records the compensate methods alone, which lose their this.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const undos: { name: string; compensate: () => Promise<void> }[] = [];
    for (const step of [...steps]) {
      try {
        await step.execute();
      } catch (cause) {
        throw new SagaFailedError(step.name, cause, ...(await compensateAll(undos.toReversed())));
      }
      const { name, compensate } = step;
      undos.push({ name, compensate });
    }
    return { completed: undos.map(({ name }) => name) };
  }
}

async function compensateAll(
  steps: readonly { name: string; compensate: () => Promise<void> }[],
): Promise<[string[], CompensationFailure[]]> {
  const compensated: string[] = [];
  const uncompensated: CompensationFailure[] = [];
  for (const step of steps) {
    try {
      const { compensate } = step;
      await compensate();
      compensated.push(step.name);
    } catch (cause) {
      uncompensated.push({ step: step.name, cause });
    }
  }
  return [compensated, uncompensated];
}
