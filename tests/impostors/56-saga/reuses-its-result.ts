// Breaks 7: returns a list that it empties for the next run.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  readonly #completed: string[] = [];

  override async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const { completed } = await super.execute(steps);
    this.#completed.length = 0;
    this.#completed.push(...completed);
    return { completed: this.#completed };
  }
}
