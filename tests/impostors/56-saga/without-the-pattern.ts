// Breaks 2, 3: treats the list as one distributed transaction, and tells every participant to roll back.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const participants = [...steps];
    let current: SagaStep | undefined;
    try {
      for (current of participants) await current.execute();
    } catch (cause) {
      const [compensated, uncompensated] = await rollBack(participants.toReversed());
      throw new SagaFailedError(current?.name ?? '', cause, compensated, uncompensated);
    }
    return { completed: participants.map(({ name }) => name) };
  }
}

async function rollBack(steps: readonly SagaStep[]): Promise<[string[], CompensationFailure[]]> {
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
