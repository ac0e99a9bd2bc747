// Breaks 7: takes each step off the list of the caller.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  override execute(steps: SagaStep[]): Promise<SagaResult> {
    return super.execute(steps.splice(0));
  }
}
