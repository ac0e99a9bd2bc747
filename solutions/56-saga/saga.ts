/** One change in one service. A call to either method fails if it throws or its promise rejects. */
export interface SagaStep {
  readonly name: string;
  /** Makes the change. */
  execute(): Promise<void>;
  /** Reverses the change. */
  compensate(): Promise<void>;
}

/** The result of a saga that succeeded. */
export interface SagaResult {
  /** The names of all steps, in the order of the list. */
  readonly completed: readonly string[];
}

/** A compensation that failed: somebody has to reverse this step by hand. */
export interface CompensationFailure {
  /** The name of the step whose compensation failed. */
  readonly step: string;
  /** What the compensation threw or rejected with. */
  readonly cause: unknown;
}

/** A step failed, and all compensations have ended. The inherited `cause` is what the step threw or rejected with. */
export class SagaFailedError extends Error {
  override readonly name = 'SagaFailedError';
  /** The name of the step that failed. */
  readonly step: string;
  /** The names of the steps whose compensation succeeded, in the order of compensation. */
  readonly compensated: readonly string[];
  /** The compensations that failed, in the order of compensation. */
  readonly uncompensated: readonly CompensationFailure[];

  constructor(
    step: string,
    cause: unknown,
    compensated: readonly string[],
    uncompensated: readonly CompensationFailure[],
  ) {
    super(`The saga failed at step "${step}"`, { cause });
    this.step = step;
    this.compensated = compensated;
    this.uncompensated = uncompensated;
  }
}

/** Runs any number of sagas, one after another or concurrently. */
export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    // A local variable: all runs of the orchestrator would share a field.
    const succeeded: SagaStep[] = [];
    for (const step of [...steps]) {
      try {
        await step.execute();
      } catch (cause) {
        const { compensated, uncompensated } = await compensateAll(succeeded.toReversed());
        throw new SagaFailedError(step.name, cause, compensated, uncompensated);
      }
      succeeded.push(step);
    }
    return { completed: succeeded.map(({ name }) => name) };
  }
}

interface CompensationReport {
  compensated: string[];
  uncompensated: CompensationFailure[];
}

async function compensateAll(steps: readonly SagaStep[]): Promise<CompensationReport> {
  const report: CompensationReport = { compensated: [], uncompensated: [] };
  // One at a time, because a step may depend on what the steps before it did.
  for (const step of steps) {
    try {
      await step.compensate();
      report.compensated.push(step.name);
    } catch (cause) {
      // The remaining steps must be compensated all the same, so the failure becomes data.
      report.uncompensated.push({ step: step.name, cause });
    }
  }
  return report;
}
