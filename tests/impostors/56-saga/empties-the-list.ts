// Breaks 9: takes each step off the caller's list as it comes to it.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  override execute(steps: SagaStep[]): Promise<SagaResult> {
    return super.execute(steps.splice(0));
  }
}
