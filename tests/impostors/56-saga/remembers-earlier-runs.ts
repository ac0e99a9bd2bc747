// Breaks 7: keeps the steps that are done on the orchestrator, as the source does, and never forgets them.
import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator {
  readonly #executed: SagaStep[] = [];

  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const all = [...steps];
    for (const step of all) {
      try {
        await step.execute();
        this.#executed.push(step);
      } catch (cause) {
        throw new SagaFailedError(step.name, cause, ...(await this.#compensate()));
      }
    }
    return { completed: all.map(({ name }) => name) };
  }

  async #compensate(): Promise<[string[], CompensationFailure[]]> {
    const compensated: string[] = [];
    const uncompensated: CompensationFailure[] = [];
    for (const step of this.#executed.toReversed()) {
      try {
        await step.compensate();
        compensated.push(step.name);
      } catch (cause) {
        uncompensated.push({ step: step.name, cause });
      }
    }
    return [compensated, uncompensated];
  }
}
