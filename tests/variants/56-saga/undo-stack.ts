import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

interface Undo {
  (report: { compensated: string[]; uncompensated: CompensationFailure[] }): Promise<void>;
}

/** Each step that has succeeded adds a function that compensates it and then all steps before it. */
export class SagaOrchestrator {
  readonly execute = async (steps: readonly SagaStep[]): Promise<SagaResult> => {
    const list = Array.from(steps);
    const completed: string[] = [];
    let undo: Undo = async () => {};
    for (let i = 0; i < list.length; i += 1) {
      const step = list[i] as SagaStep;
      try {
        await step.execute();
      } catch (cause) {
        const report = { compensated: [], uncompensated: [] };
        await undo(report);
        throw new SagaFailedError(step.name, cause, report.compensated, report.uncompensated);
      }
      completed.push(step.name);
      undo = before(undo, step);
    }
    return { completed };
  };
}

function before(undoEarlier: Undo, step: SagaStep): Undo {
  return async (report) => {
    try {
      await step.compensate();
      report.compensated.push(step.name);
    } catch (cause) {
      report.uncompensated.push({ step: step.name, cause });
    } finally {
      await undoEarlier(report);
    }
  };
}
