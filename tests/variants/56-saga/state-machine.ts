import {
  SagaFailedError,
  type CompensationFailure,
  type SagaResult,
  type SagaStep,
} from '../../../solutions/56-saga/saga.ts';

export * from '../../../solutions/56-saga/saga.ts';

type State =
  | { going: 'forwards'; at: number }
  | { going: 'backwards'; at: number; failed: SagaStep; cause: unknown }
  | { going: 'nowhere'; end: () => SagaResult };

type Ending = { ok: true } | { ok: false; cause: unknown };

/** One object per run: a place in the list and a direction. */
class Run {
  readonly #steps: readonly SagaStep[];
  readonly #endings: { step: string; ending: Ending }[] = [];

  constructor(steps: readonly SagaStep[]) {
    this.#steps = Object.freeze(steps.slice());
  }

  async finish(): Promise<SagaResult> {
    let state: State = { going: 'forwards', at: 0 };
    while (state.going !== 'nowhere') state = await this.#next(state);
    return state.end();
  }

  async #next(state: Exclude<State, { going: 'nowhere' }>): Promise<State> {
    const step = this.#steps[state.at];
    if (!step) return { going: 'nowhere', end: () => this.#end(state) };
    if (state.going === 'forwards') {
      const ending = await endingOf(() => step.execute());
      if (ending.ok) return { going: 'forwards', at: state.at + 1 };
      return { going: 'backwards', at: state.at - 1, failed: step, cause: ending.cause };
    }
    this.#endings.push({ step: step.name, ending: await endingOf(() => step.compensate()) });
    return { ...state, at: state.at - 1 };
  }

  #end(state: Exclude<State, { going: 'nowhere' }>): SagaResult {
    if (state.going === 'forwards') return Object.freeze({ completed: this.#steps.map((step) => step.name) });
    const compensated = this.#endings.filter(({ ending }) => ending.ok).map(({ step }) => step);
    const uncompensated = this.#endings.flatMap(({ step, ending }): CompensationFailure[] =>
      ending.ok ? [] : [Object.freeze({ step, cause: ending.cause })],
    );
    throw new SagaFailedError(state.failed.name, state.cause, compensated, uncompensated);
  }
}

async function endingOf(action: () => Promise<void>): Promise<Ending> {
  try {
    await action();
    return { ok: true };
  } catch (cause) {
    return { ok: false, cause };
  }
}

export class SagaOrchestrator {
  execute(steps: readonly SagaStep[]): Promise<SagaResult> {
    return new Run(steps).finish();
  }
}
