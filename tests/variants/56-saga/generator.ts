import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

type Ending = { ok: true } | { ok: false; cause: unknown };

/** A generator decides which call comes next. It knows nothing about promises, and is told how each call ended. */
export class SagaOrchestrator {
  async execute(steps: Iterable<SagaStep>): Promise<SagaResult> {
    const calls = callsOf(Object.freeze([...steps]));
    let next = calls.next({ ok: true });
    while (!next.done) next = calls.next(await endingOf(next.value));
    if (next.value instanceof SagaFailedError) throw next.value;
    return next.value;
  }
}

function* callsOf(steps: readonly SagaStep[]): Generator<() => Promise<void>, SagaResult | SagaFailedError, Ending> {
  for (const [i, step] of steps.entries()) {
    const ending = yield () => step.execute();
    if (ending.ok) continue;
    const compensated: string[] = [];
    const uncompensated: CompensationFailure[] = [];
    for (let k = i - 1; k >= 0; k -= 1) {
      const earlier = steps[k] as SagaStep;
      const end = yield () => earlier.compensate();
      if (end.ok) compensated.push(earlier.name);
      else uncompensated.push(Object.freeze({ step: earlier.name, cause: end.cause }));
    }
    return new SagaFailedError(step.name, ending.cause, Object.freeze(compensated), Object.freeze(uncompensated));
  }
  return Object.freeze({ completed: Object.freeze(steps.map(({ name }) => name)) });
}

async function endingOf(call: () => Promise<void>): Promise<Ending> {
  try {
    await call();
    return { ok: true };
  } catch (cause) {
    return { ok: false, cause };
  }
}
