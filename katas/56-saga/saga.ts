import { todo } from '../support/todo.ts';

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
  execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    return todo('run the steps in order; when one fails, compensate those done before it');
  }
}
