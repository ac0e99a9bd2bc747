// Breaks 7: lets each run wait for the one before.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  #last: Promise<unknown> = Promise.resolve();

  override execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const list = [...steps];
    const result = this.#last.then(() => super.execute(list));
    this.#last = result.catch(() => {});
    return result;
  }
}
