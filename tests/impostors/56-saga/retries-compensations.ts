// Breaks 6: tries a failing compensation a second time.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  override execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const persistent = steps.map((step) => ({
      name: step.name,
      execute: () => step.execute(),
      compensate: () => step.compensate().catch(() => step.compensate()),
    }));
    return super.execute(persistent);
  }
}
