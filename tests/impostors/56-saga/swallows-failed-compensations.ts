// Breaks 6: catches what a compensation throws, as the source does, and tells nobody.
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
        for (const earlier of undone) {
          try {
            await earlier.compensate();
          } catch {
            // Manual intervention needed.
          }
        }
        throw new SagaFailedError(
          step.name,
          cause,
          undone.map(({ name }) => name),
          [],
        );
      }
    }
    return { completed: done.map(({ name }) => name) };
  }
}
