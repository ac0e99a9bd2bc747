// Breaks 3, 4: starts all steps together, and compensates those before the first that failed.
import { SagaOrchestrator as Right, type SagaResult, type SagaStep } from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

export class SagaOrchestrator extends Right {
  override async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    const running = steps.map((step) => {
      const end = (async () => step.execute())();
      end.catch(() => {});
      return { name: step.name, execute: () => end, compensate: () => step.compensate() };
    });
    return super.execute(running);
  }
}
