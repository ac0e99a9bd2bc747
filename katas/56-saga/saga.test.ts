import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ids } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { SagaFailedError, SagaOrchestrator, type SagaResult, type SagaStep } from './saga.ts';

describe('1 ★ All steps run in the order of the list', () => {
  example('an order is reserved, charged and shipped', async () => {
    const { calls, outcome } = await play(checkout('resolves'));
    expect(calls).toEqual(['execute reserve', 'execute charge', 'execute ship']);
    expect(outcome).toEqual({
      saga: 'resolves',
      completed: ['reserve', 'charge', 'ship'],
    });
  });

  law('each step is executed once, in order, and none is compensated', { steps: workingSteps() }, async ({ steps }) => {
    const { calls } = await play(steps);
    expect(calls).toEqual(told(steps).calls);
  });

  law(
    'the result names all steps, in order',
    { steps: workingSteps() },
    async ({ steps }) => {
      const { outcome } = await play(steps);
      expect(outcome).toEqual(told(steps).outcome);
    },
    { examples: [{ steps: named([]) }] },
  );
});

describe('2 ★ When a step fails, what was done is compensated', () => {
  example('shipping is down: the payment is taken back, then the reservation', async () => {
    const { calls, outcome } = await play(checkout('rejects'));
    expect(calls).toEqual([
      'execute reserve',
      'execute charge',
      'execute ship',
      'compensate charge',
      'compensate reserve',
    ]);
    expect(outcome).toMatchObject({ saga: 'rejects with SagaFailedError', step: 'ship' });
  });

  law('the error names the step that failed', { steps: failingSteps() }, async ({ steps }) => {
    const { saga, step } = told(steps).outcome;
    const { outcome } = await play(steps);
    expect(outcome).toMatchObject({ saga, step });
  });

  law('the error names the steps compensated, the last one first', { steps: failingSteps() }, async ({ steps }) => {
    const { compensated } = told(steps).outcome;
    const { outcome } = await play(steps);
    expect(outcome).toMatchObject({ compensated, uncompensated: [] });
  });
});

describe('3 ★★ Each step that was done is compensated once, the last one first', () => {
  law(
    'whichever step fails, those done before it are compensated, the last one first',
    { steps: fc.oneof(failingSteps({ before: 15 }), workingSteps()) },
    async ({ steps }) => {
      const { calls } = await play(steps);
      expect(calls).toEqual(told(steps).calls);
    },
    { why: 'a later step rests on the earlier ones; taking those back first pulls the ground from under it' },
  );
});

describe('4 ★★ The failing step and those after it are left alone', () => {
  law(
    'the step that failed is not compensated',
    { steps: failingSteps() },
    async ({ steps }) => {
      const { failed } = split(steps);
      const { calls } = await play(steps);
      expect(calls).toContain(`execute ${failed?.name}`);
      expect(calls).not.toContain(`compensate ${failed?.name}`);
    },
    { why: 'a payment that was never taken would be paid back' },
  );

  law('no step after the failing one is executed or compensated', { steps: failingSteps() }, async ({ steps }) => {
    const { failed, later } = split(steps);
    const { calls } = await play(steps);
    expect(calls).toContain(`execute ${failed?.name}`);
    expect(calls.filter((call) => later.some(({ name }) => call.endsWith(` ${name}`)))).toEqual([]);
  });
});

describe('5 ★★ One thing at a time', () => {
  law(
    'each step has ended before the next one begins, and the last before the saga resolves',
    { steps: workingSteps() },
    async ({ steps }) => {
      const { trace } = await play(steps);
      expect(trace).toEqual(told(steps).trace);
    },
  );

  law(
    'each compensation has ended before the next one begins, and the last before the saga rejects',
    { steps: failingSteps() },
    async ({ steps }) => {
      const { trace } = await play(steps);
      expect(trace).toEqual(told(steps).trace);
    },
    { why: 'whoever hears that the saga failed takes everything for undone, and tries again' },
  );
});

describe('6 ★★★ A failing compensation stops no other and is reported', () => {
  law(
    'the other steps are compensated all the same, and no compensation is tried twice',
    { steps: failingSteps({ compensations: ['resolves', 'rejects'] }) },
    async ({ steps }) => {
      const { calls } = await play(steps);
      expect(calls).toEqual(told(steps).calls);
    },
    { why: 'a refund that fails must not keep the goods reserved for ever' },
  );

  law(
    'the error reports each compensation that failed, with its step and its cause',
    { steps: failingSteps({ compensations: ['rejects', 'resolves', 'rejects with undefined'] }) },
    async ({ steps }) => {
      const { saga, compensated, uncompensated } = told(steps).outcome;
      const { outcome } = await play(steps);
      expect(outcome).toMatchObject({ saga, compensated, uncompensated });
    },
    { why: 'what nobody hears of, nobody mends' },
  );

  law(
    'the step and the cause of the error are still those of the step that failed',
    { steps: failingSteps({ compensations: ['rejects'] }) },
    async ({ steps }) => {
      const { saga, step, cause } = told(steps).outcome;
      const { outcome } = await play(steps);
      expect(outcome).toMatchObject({ saga, step, cause });
    },
  );
});

describe('7 ★★★ Runs of one orchestrator know nothing of each other', () => {
  law(
    'one after another: no run compensates a step of an earlier run',
    { runs: twoRuns() },
    async ({ runs }) => {
      const stages = await playInTurn(runs);
      expect(byRun(stages.map(({ calls }) => calls))).toEqual(byRun(runs.map((steps) => told(steps).calls)));
    },
    { why: 'a customer whose order came through is refunded when the order of another fails', effort: 0.5 },
  );

  law(
    'one after another: each run answers what it would alone, and its answer stays as it was',
    { runs: twoRuns() },
    async ({ runs }) => {
      const stages = await playInTurn(runs);
      expect(byRun(stages.map(({ outcome }) => outcome))).toEqual(byRun(runs.map((steps) => told(steps).outcome)));
    },
    { effort: 0.5 },
  );

  law(
    'at the same time: each run does and answers what it would alone',
    { runs: twoRuns(), interleaving: fc.scheduler() },
    async ({ runs, interleaving }) => {
      const saga = new SagaOrchestrator();
      const pauseOf = (run: string) => (call: string) => interleaving.schedule(Promise.resolve(), `${run}: ${call}`);
      const stages = runs.map((_, i) => new Stage(pauseOf(`run ${i + 1}`)));
      const all = Promise.all(stages.map((stage, i) => stage.perform(stage.build(runs[i] ?? []), saga)));
      await interleaving.waitFor(all);
      const alone = runs.map((steps) => told(steps));
      expect(byRun(stages.map(({ calls }) => calls))).toEqual(byRun(alone.map(({ calls }) => calls)));
      expect(byRun(stages.map(({ outcome }) => outcome))).toEqual(byRun(alone.map(({ outcome }) => outcome)));
    },
    { why: 'under load, one customer is refunded because the order of another failed', effort: 0.5 },
  );

  law(
    'at the same time: a run with a step that never ends holds up no other run',
    { stuck: workingSteps({ minLength: 1 }), steps: workingSteps({ minLength: 1 }) },
    async ({ stuck, steps }) => {
      const saga = new SagaOrchestrator();
      const [first, second] = [new Stage(() => new Promise(() => {})), new Stage()];
      void first.perform(first.build(stuck), saga);
      void second.perform(second.build(steps), saga);
      await settle();
      expect(second.trace).toEqual(told(steps).trace);
    },
    { why: 'one courier that never answers would stop the orders of all customers', effort: 0.5 },
  );
});

describe('8 ★★★ Whatever a step throws, however it throws, is the cause', () => {
  law(
    'the cause is the very value that the step failed with',
    { steps: failingSteps({ failures: ['rejects', 'throws', 'rejects with text', 'rejects with undefined'] }) },
    async ({ steps }) => {
      const { saga, step, cause } = told(steps).outcome;
      const { outcome } = await play(steps);
      expect(outcome).toMatchObject({ saga, step, cause });
    },
    { why: 'only the cause tells the caller whether it is worth trying again' },
  );

  law(
    'a step that throws at once fails like one that rejects',
    { steps: failingSteps({ failures: ['throws'] }) },
    async ({ steps }) => {
      const { trace, outcome } = told(steps);
      const stage = await play(steps);
      expect({ trace: stage.trace, outcome: stage.outcome }).toEqual({ trace, outcome });
    },
  );

  law(
    'a compensation that throws at once fails like one that rejects',
    { steps: failingSteps({ compensations: ['throws', 'resolves', 'rejects'] }) },
    async ({ steps }) => {
      const { trace, outcome } = told(steps);
      const stage = await play(steps);
      expect({ trace: stage.trace, outcome: stage.outcome }).toEqual({ trace, outcome });
    },
  );

  example('execute gives a promise even where the first step throws at once', () => {
    const steps = new Stage().build(named([{ ...working, execute: 'throws' }]));
    expect(thrownBy(() => void new SagaOrchestrator().execute(steps).catch(() => {}))).toBe(undefined);
  });
});

describe('9 ★★★ Any list of steps will do, and it is only read', () => {
  law('names may repeat, be empty or be special', { steps: stepsOfAnyName() }, async ({ steps }) => {
    const places = steps.map(({ name }, i) => `'${name}' in place ${i + 1}`);
    const stage = new Stage();
    await stage.perform(stage.build(steps, places));
    const { calls, outcome } = told(steps, places);
    expect({ calls: stage.calls, outcome: stage.outcome }).toEqual({ calls, outcome });
  });

  law(
    'a step that stands twice in the list is executed twice and compensated twice',
    { places: fc.array(fc.constantFrom('reserve', 'charge'), { minLength: 1, maxLength: 5 }) },
    async ({ places }) => {
      const stage = new Stage();
      const steps = new Map(stage.build(checkout('rejects')).map((step) => [step.name, step]));
      await stage.perform([...places, 'ship'].flatMap((name) => steps.get(name) ?? []));
      expect(stage.calls).toEqual([
        ...[...places, 'ship'].map((name) => `execute ${name}`),
        ...places.toReversed().map((name) => `compensate ${name}`),
      ]);
    },
  );

  law(
    'execute and compensate are called on their step',
    { steps: failingSteps() },
    async ({ steps }) => {
      const stage = new Stage();
      await stage.perform(stage.build(steps).map(needingThis));
      const { calls, outcome } = told(steps);
      expect({ calls: stage.calls, outcome: stage.outcome }).toEqual({ calls, outcome });
    },
    { why: 'a step may be an object of a class, and its methods need their this' },
  );

  law(
    'a change to the list after the call changes nothing',
    { steps: failingSteps(), change: fc.constantFrom('emptied', 'reversed', 'doubled') },
    async ({ steps, change }) => {
      const stage = new Stage();
      const list = stage.build(steps);
      const answered = stage.perform(list);
      if (change === 'emptied') list.length = 0;
      if (change === 'reversed') list.reverse();
      if (change === 'doubled') list.unshift(...list);
      await answered;
      expect(stage.calls).toEqual(told(steps).calls);
    },
  );

  law('the list is left as it was', { steps: fc.oneof(failingSteps(), workingSteps()) }, async ({ steps }) => {
    const stage = new Stage();
    const list = stage.build(steps);
    await stage.perform(list);
    expect(stage.calls).toEqual(told(steps).calls);
    expect(list.map(({ name }) => name)).toEqual(steps.map(({ name }) => name));
  });
});

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
class Stage {
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
async function play(steps: readonly Recipe[], saga?: SagaOrchestrator): Promise<Stage> {
  const stage = new Stage();
  await stage.perform(stage.build(steps), saga);
  await settle();
  return stage;
}

async function playInTurn(runs: readonly Recipe[][]): Promise<Stage[]> {
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
function told(steps: readonly Recipe[], labels: readonly string[] = steps.map(({ name }) => name)): Told {
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

function split(steps: readonly Recipe[]): { done: Recipe[]; failed: Recipe | undefined; later: Recipe[] } {
  const failing = steps.findIndex(({ execute }) => execute !== 'resolves');
  const end = failing === -1 ? steps.length : failing;
  return { done: steps.slice(0, end), failed: steps[end], later: steps.slice(end + 1) };
}

function causeOf(call: string, ending: Ending): string {
  if (ending === 'rejects with text') return "'out of stock'";
  return ending === 'rejects with undefined' ? 'undefined' : `the error of ${call}`;
}

function byRun<T>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, i) => [`run ${i + 1}`, value]));
}

/** The same step as an object whose methods need their `this`. */
function needingThis(inner: SagaStep): SagaStep & { inner: SagaStep } {
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

const names = ['reserve', 'charge', 'ship', 'invoice', 'notify'];

function named(steps: readonly Omit<Recipe, 'name'>[]): Recipe[] {
  return steps.map((step, i) => ({ name: names[i] ?? `step${i + 1}`, ...step }));
}

const working = { execute: 'resolves', compensate: 'resolves', ticks: 1 } as const;

function checkout(shipping: Ending): Recipe[] {
  return named([working, working, { ...working, execute: shipping }]);
}

/** Lists of up to five steps of which none fails. */
function workingSteps({ minLength = 0 } = {}): fc.Arbitrary<Recipe[]> {
  return fc.array(namelessSteps(['resolves'], ['resolves']), { minLength, maxLength: 5 }).map(named);
}

/** Lists in which a step fails, the first or a later one, with any steps after it. */
function failingSteps({
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

function stepsOfAnyName(): fc.Arbitrary<Recipe[]> {
  return fc
    .tuple(fc.oneof(failingSteps(), workingSteps()), fc.array(ids(), { minLength: 7, maxLength: 7 }))
    .map(([steps, given]) => steps.map((step, i) => ({ ...step, name: given[i] ?? '' })));
}

function twoRuns(): fc.Arbitrary<Recipe[][]> {
  const steps = fc.oneof(failingSteps({ compensations: ['resolves', 'rejects'] }), workingSteps());
  return fc.tuple(steps, steps);
}

async function tick(_call: string, ticks: number): Promise<void> {
  for (let i = 0; i < ticks; i += 1) await undefined;
}

/** A turn of the event loop: whatever can happen without anybody's help has happened then. */
