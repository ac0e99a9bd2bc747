// Breaks 7: returns the pending promise if the same list is already running, to guard against double clicks.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  readonly #pending = new Map<readonly SagaStep[], Promise<SagaResult>>();

  override execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const known = this.#pending.get(steps);
    if (known) return known;
    const result = super.execute(steps).finally(() => this.#pending.delete(steps));
    this.#pending.set(steps, result);
    return result;
  }
}
