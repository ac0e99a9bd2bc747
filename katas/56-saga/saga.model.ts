import fc from 'fast-check';
import { ids } from '../support/generators.ts';
import { settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { SagaFailedError, SagaOrchestrator, type SagaResult, type SagaStep } from './saga.ts';

type Ending = 'resolves' | 'rejects' | 'throws' | 'rejects with text' | 'rejects with undefined';

/** A step as plain data: how each of its methods ends, and after how many ticks of promises. */
interface Recipe {
  name: string;
  execute: Ending;
  compensate: Ending;
  ticks: number;
}

/** What a saga answered, as plain data; causes are named after the call that they come from. */
interface Outcome {
  saga: string;
  completed?: readonly string[] | undefined;
  step?: string;
  cause?: string;
  compensated?: readonly string[];
  uncompensated?: readonly { step: string; cause: string }[];
}

type Pause = (call: string, ticks: number) => Promise<void>;

/** Where the steps of one run write down what happens to them. */
export class Stage {
  /** Every call, in order: `execute charge`. */
  readonly calls: string[] = [];
  /** Every call with its beginning and its end, and last the saga's answer. */
  readonly trace: string[] = [];
  readonly #pause: Pause;
  readonly #causes = new Map<unknown, string>();
  #outcome: () => Outcome = () => ({ saga: 'has not answered' });

  constructor(pause: Pause = tick) {
    this.#pause = pause;
  }

  /** The saga's answer, read anew each time: what changes later on shows. */
  get outcome(): Outcome {
    return this.#outcome();
  }

  /** @param labels what the steps are called in what is written down: their names, unless those repeat */
  build(recipes: readonly Recipe[], labels: readonly string[] = recipes.map(({ name }) => name)): SagaStep[] {
    return recipes.map(({ name, execute, compensate, ticks }, i) => ({
      name,
      execute: () => this.#call(`execute ${labels[i]}`, execute, ticks),
      compensate: () => this.#call(`compensate ${labels[i]}`, compensate, ticks),
    }));
  }

  async perform(steps: readonly SagaStep[], saga = new SagaOrchestrator()): Promise<void> {
    try {
      const result: SagaResult | undefined = await saga.execute(steps);
      this.#outcome = () => ({ saga: 'resolves', completed: result?.completed });
      this.trace.push('saga: resolves');
    } catch (error) {
      this.#outcome = () => this.#rejection(error);
      this.trace.push('saga: rejects');
    }
  }

  #call(call: string, ending: Ending, ticks: number): Promise<void> {
    this.calls.push(call);
    this.trace.push(`${call}: begins`);
    if (ending === 'throws') throw this.#failure(call, ending);
    return this.#pause(call, ticks).then(() => {
      if (ending !== 'resolves') throw this.#failure(call, ending);
      this.trace.push(`${call}: ends`);
    });
  }

  #failure(call: string, ending: Ending): unknown {
    this.trace.push(`${call}: fails`);
    if (ending === 'rejects with text') return 'out of stock';
    if (ending === 'rejects with undefined') return undefined;
    const error = new Error(`${call} failed`);
    this.#causes.set(error, `the error of ${call}`);
    return error;
  }

  #rejection(error: unknown): Outcome {
    if (!(error instanceof SagaFailedError)) return { saga: `rejects with ${this.#nameOf(error)}` };
    return {
      saga: 'rejects with SagaFailedError',
      step: error.step,
      cause: this.#nameOf(error.cause),
      compensated: error.compensated,
      uncompensated: error.uncompensated?.map(({ step, cause }) => ({ step, cause: this.#nameOf(cause) })),
    };
  }

  #nameOf(cause: unknown): string {
    const other = cause instanceof Error ? `another error (${cause.name}: ${cause.message})` : show(cause);
    return this.#causes.get(cause) ?? other;
  }
}

/** One run, until nothing happens any more. */
export async function play(steps: readonly Recipe[], saga?: SagaOrchestrator): Promise<Stage> {
  const stage = new Stage();
  await stage.perform(stage.build(steps), saga);
  await settle();
  return stage;
}

export async function playInTurn(runs: readonly Recipe[][]): Promise<Stage[]> {
  const saga = new SagaOrchestrator();
  const stages: Stage[] = [];
  for (const steps of runs) stages.push(await play(steps, saga));
  return stages;
}

interface Told {
  calls: string[];
  trace: string[];
  outcome: Outcome;
}

/** What a run of these steps does and answers: all of it, since the recipes say beforehand what fails. */
export function told(steps: readonly Recipe[], labels: readonly string[] = steps.map(({ name }) => name)): Told {
  const { done, failed } = split(steps);
  const forwards = steps
    .slice(0, done.length + 1)
    .map(({ execute }, i) => ({ call: `execute ${labels[i]}`, ends: execute }));
  const backwards = done
    .map(({ name, compensate }, i) => ({ step: name, call: `compensate ${labels[i]}`, ends: compensate }))
    .toReversed();
  const all = failed ? [...forwards, ...backwards] : forwards;
  const calls = all.map(({ call }) => call);
  const lines = all.flatMap(({ call, ends }) => [
    `${call}: begins`,
    `${call}: ${ends === 'resolves' ? 'ends' : 'fails'}`,
  ]);
  if (!failed) {
    const outcome = { saga: 'resolves', completed: steps.map(({ name }) => name) };
    return { calls, trace: [...lines, 'saga: resolves'], outcome };
  }
  const outcome = {
    saga: 'rejects with SagaFailedError',
    step: failed.name,
    cause: causeOf(`execute ${labels[done.length]}`, failed.execute),
    compensated: backwards.flatMap(({ step, ends }) => (ends === 'resolves' ? [step] : [])),
    uncompensated: backwards.flatMap(({ step, call, ends }) =>
      ends === 'resolves' ? [] : [{ step, cause: causeOf(call, ends) }],
    ),
  };
  return { calls, trace: [...lines, 'saga: rejects'], outcome };
}

export function split(steps: readonly Recipe[]): { done: Recipe[]; failed: Recipe | undefined; later: Recipe[] } {
  const failing = steps.findIndex(({ execute }) => execute !== 'resolves');
  const end = failing === -1 ? steps.length : failing;
  return { done: steps.slice(0, end), failed: steps[end], later: steps.slice(end + 1) };
}

function causeOf(call: string, ending: Ending): string {
  if (ending === 'rejects with text') return "'out of stock'";
  return ending === 'rejects with undefined' ? 'undefined' : `the error of ${call}`;
}

export function byRun<T>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, i) => [`run ${i + 1}`, value]));
}

/** The same step as an object whose methods need their `this`. */
export function needingThis(inner: SagaStep): SagaStep & { inner: SagaStep } {
  return {
    name: inner.name,
    inner,
    execute() {
      return this.inner.execute();
    },
    compensate() {
      return this.inner.compensate();
    },
  };
}

export const names = ['reserve', 'charge', 'ship', 'invoice', 'notify'];

export function named(steps: readonly Omit<Recipe, 'name'>[]): Recipe[] {
  return steps.map((step, i) => ({ name: names[i] ?? `step${i + 1}`, ...step }));
}

export const working = { execute: 'resolves', compensate: 'resolves', ticks: 1 } as const;

export function checkout(shipping: Ending): Recipe[] {
  return named([working, working, { ...working, execute: shipping }]);
}

/** Lists of up to five steps of which none fails. */
export function workingSteps({ minLength = 0 } = {}): fc.Arbitrary<Recipe[]> {
  return fc.array(namelessSteps(['resolves'], ['resolves']), { minLength, maxLength: 5 }).map(named);
}

/** Lists in which a step fails, the first or a later one, with any steps after it. */
export function failingSteps({
  failures = ['rejects'],
  compensations = ['resolves'],
  before = 4,
}: { failures?: Ending[]; compensations?: Ending[]; before?: number } = {}): fc.Arbitrary<Recipe[]> {
  return fc
    .tuple(
      fc.array(namelessSteps(['resolves'], compensations), { maxLength: before, size: 'max' }),
      namelessSteps(failures, compensations),
      fc.array(namelessSteps(['resolves', ...failures], compensations), { maxLength: 2 }),
    )
    .map(([done, failed, later]) => named([...done, failed, ...later]));
}

/** All combinations in one choice, not three: quicker to draw and to shrink. */
function namelessSteps(executions: Ending[], compensations: Ending[]): fc.Arbitrary<Omit<Recipe, 'name'>> {
  const all = executions.flatMap((execute) =>
    compensations.flatMap((compensate) => [0, 1, 2, 3].map((ticks) => ({ execute, compensate, ticks }))),
  );
  return fc.constantFrom(...all);
}

export function stepsOfAnyName(): fc.Arbitrary<Recipe[]> {
  return fc
    .tuple(fc.oneof(failingSteps(), workingSteps()), fc.array(ids(), { minLength: 7, maxLength: 7 }))
    .map(([steps, given]) => steps.map((step, i) => ({ ...step, name: given[i] ?? '' })));
}

export function twoRuns(): fc.Arbitrary<Recipe[][]> {
  const steps = fc.oneof(failingSteps({ compensations: ['resolves', 'rejects'] }), workingSteps());
  return fc.tuple(steps, steps);
}

async function tick(_call: string, ticks: number): Promise<void> {
  for (let i = 0; i < ticks; i += 1) await undefined;
}
