/** One local transaction of one service, and how to take it back. */
export interface SagaStep {
  readonly name: string;
  execute(): Promise<void>;
  compensate(): Promise<void>;
}

/** What a saga that came through says. */
export interface SagaResult {
  /** The names of all steps, in the order of the list. */
  readonly completed: readonly string[];
}

/** A compensation that failed: someone has to mend by hand what this step did. */
export interface CompensationFailure {
  /** The name of the step whose compensation failed. */
  readonly step: string;
  /** The very value it failed with. */
  readonly cause: unknown;
}

/** A step failed, and the steps done before it were compensated as far as that was possible. */
export class SagaFailedError extends Error {
  override readonly name = 'SagaFailedError';
  /** The name of the step that failed; `cause` is the very value it failed with. */
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
    super(`The saga failed at ${step}; compensations that failed: ${uncompensated.length}`, { cause });
    this.step = step;
    this.compensated = compensated;
    this.uncompensated = uncompensated;
  }
}

/** Runs sagas: any number of them, one after another or at the same time. */
export class SagaOrchestrator {
  async execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    // All that a run knows lives in this call: a field would be shared by every run of the orchestrator.
    const done: SagaStep[] = [];
    for (const step of [...steps]) {
      try {
        await step.execute();
      } catch (cause) {
        const { compensated, uncompensated } = await compensate(done);
        throw new SagaFailedError(step.name, cause, compensated, uncompensated);
      }
      done.push(step);
    }
    return { completed: done.map(({ name }) => name) };
  }
}

async function compensate(done: readonly SagaStep[]): Promise<Pick<SagaFailedError, 'compensated' | 'uncompensated'>> {
  const compensated: string[] = [];
  const uncompensated: CompensationFailure[] = [];
  // One by one, not all at once: a step may rest on what the steps before it did.
  for (const step of done.toReversed()) {
    try {
      await step.compensate();
      compensated.push(step.name);
    } catch (cause) {
      // The earlier steps must be undone all the same; this one is left for someone to mend.
      uncompensated.push({ step: step.name, cause });
    }
  }
  return { compensated, uncompensated };
}
