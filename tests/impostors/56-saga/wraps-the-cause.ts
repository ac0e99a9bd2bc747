// Breaks 5: keeps the message of the cause and loses the cause.
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
      if (!(error instanceof SagaFailedError)) throw error;
      const { step, cause, compensated, uncompensated } = error;
      const text = cause instanceof Error ? cause.message : String(cause);
      throw new SagaFailedError(step, new Error(text), compensated, uncompensated);
    }
  }
}
