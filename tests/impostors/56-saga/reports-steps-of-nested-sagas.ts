// Breaks 5: adds what a nested saga reports to its own error.
import {
  SagaFailedError,
  SagaOrchestrator as Right,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  override async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    try {
      return await super.execute(steps);
    } catch (error) {
      if (!(error instanceof SagaFailedError && error.cause instanceof SagaFailedError)) throw error;
      const { step, cause, compensated, uncompensated } = error;
      const inner = cause as SagaFailedError;
      const all = [...inner.uncompensated, ...uncompensated];
      throw new SagaFailedError(step, cause, [...inner.compensated, ...compensated], all);
    }
  }
}
