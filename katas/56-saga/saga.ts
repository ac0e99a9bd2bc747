import { todo } from '../support/todo.ts';

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
  execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    return todo('execute the steps in order, and compensate those that succeeded if one fails');
  }
}
