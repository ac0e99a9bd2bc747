// Breaks 9: takes the methods off their steps and calls them as plain functions.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  override execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const parts = steps.map(({ name, execute, compensate }) => ({
      name,
      execute: async () => execute(),
      compensate: async () => compensate(),
    }));
    return super.execute(parts);
  }
}
