import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

/** Nested promises: no loops, no async functions, no mutable data. */
export class SagaOrchestrator {
  execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    return forward([...steps], []);
  }
}

interface Report {
  compensated: readonly string[];
  uncompensated: readonly CompensationFailure[];
}

function forward([step, ...rest]: readonly SagaStep[], done: readonly SagaStep[]): Promise<SagaResult> {
  if (!step) return Promise.resolve({ completed: done.map(({ name }) => name) });
  return attempt(() => step.execute()).then(
    () => forward(rest, [...done, step]),
    (cause: unknown) =>
      backward(done, { compensated: [], uncompensated: [] }).then(({ compensated, uncompensated }) =>
        Promise.reject(new SagaFailedError(step.name, cause, compensated, uncompensated)),
      ),
  );
}

function backward(done: readonly SagaStep[], report: Report): Promise<Report> {
  const step = done.at(-1);
  if (!step) return Promise.resolve(report);
  return attempt(() => step.compensate())
    .then(
      () => ({ ...report, compensated: [...report.compensated, step.name] }),
      (cause: unknown) => ({ ...report, uncompensated: [...report.uncompensated, { step: step.name, cause }] }),
    )
    .then((next) => backward(done.slice(0, -1), next));
}

function attempt(action: () => Promise<void>): Promise<void> {
  return Promise.resolve().then(action);
}
