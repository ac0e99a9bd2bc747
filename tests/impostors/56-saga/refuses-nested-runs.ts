// Breaks 7: throws if a run of this orchestrator is in progress.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  #isRunning = false;

  override async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    if (this.#isRunning) throw new Error('The orchestrator is busy.');
    this.#isRunning = true;
    try {
      return await super.execute(steps);
    } finally {
      this.#isRunning = false;
    }
  }
}
