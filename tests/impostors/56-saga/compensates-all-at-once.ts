// Breaks 5: compensates side by side, which is quicker where steps don't rest on each other.
import { SagaFailedError, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

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
        const ends = await Promise.allSettled(undone.map(async (earlier) => earlier.compensate()));
        const compensated = undone.filter((_, i) => ends[i]?.status === 'fulfilled').map(({ name }) => name);
        const uncompensated = undone.flatMap(({ name }, i) => {
          const end = ends[i];
          return end?.status === 'rejected' ? [{ step: name, cause: end.reason as unknown }] : [];
        });
        throw new SagaFailedError(step.name, cause, compensated, uncompensated);
      }
    }
    return { completed: done.map(({ name }) => name) };
  }
}
