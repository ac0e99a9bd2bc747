import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { falsyValues } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { settle } from '../support/settle.ts';
import {
  alone,
  anySteps,
  behaviourOf,
  checkout,
  expected,
  failingSteps,
  inTurn,
  failures,
  failuresToTry,
  failuresOfNestedSagas,
  Instance,
  type Outcome,
  overlaps,
  type Plan,
  play,
  Run,
  runWithSharedSteps,
  Session,
  stepsOfAnyName,
  workingSteps,
} from './saga.model.ts';
import { SagaOrchestrator } from './saga.ts';

const endings = fc.constantFrom('rejects', 'throws');

describe('1 ★ Steps run in the order of the list', () => {
  example('an order is reserved, charged and shipped', async () => {
    const { calls, outcome } = await play(new Run(checkout()));
    expect(calls).toEqual(['execute reserve', 'execute charge', 'execute ship']);
    expect(outcome).toEqual({ saga: 'resolves', completed: ['reserve', 'charge', 'ship'] });
  });

  law(
    'each step is executed once, in order, and the result has the names of all steps',
    { steps: workingSteps() },
    async ({ steps }) => {
      const run = await play(new Run(steps));
      expect(behaviourOf(run)).toEqual(expected(steps));
    },
    { effort: 0.2, examples: [{ steps: [] }] },
  );
});

describe('2 ★ When a step fails, the steps before it are compensated, starting with the last', () => {
  example('shipping is down: the charge is reversed, then the reservation', async () => {
    const { calls } = await play(new Run(checkout({ execute: 'rejects' })));
    const forwards = ['execute reserve', 'execute charge', 'execute ship'];
    expect(calls).toEqual([...forwards, 'compensate charge', 'compensate reserve']);
  });

  law(
    'the saga rejects with a SagaFailedError with the names of the failing and the compensated steps',
    { steps: failingSteps() },
    async ({ steps }) => {
      const { saga, step, compensated, uncompensated } = expected(steps).outcome;
      const { outcome } = await play(new Run(steps));
      expect(outcome).toMatchObject({ saga, step, compensated, uncompensated });
    },
    { effort: 0.5, examples: [{ steps: checkout({ execute: 'rejects' }) }] },
  );
});

describe('3 ★★ A failed saga compensates every successful execution exactly once, and nothing else', () => {
  law(
    'whichever step fails, the steps before it are compensated once, and all other steps are left alone',
    { steps: fc.oneof(failingSteps({ before: 12 }), workingSteps()) },
    async ({ steps }) => {
      const { calls } = await play(new Run(steps));
      expect(calls).toEqual(expected(steps).calls);
    },
    { examples: [{ steps: checkout({ execute: 'rejects' }) }, { steps: checkout({ execute: 'rejects' }).slice(-1) }] },
  );

  example('a saga can have a thousand steps', async () => {
    const steps = Array.from({ length: 1000 }, (_, i): Plan => ({ name: `step ${i + 1}` }));
    const failing: Plan[] = [...steps, { name: 'last', execute: 'rejects' }];
    const { calls, outcome } = await play(new Run(failing));
    const all = expected(failing);
    expect({ calls, ...namesIn(outcome) }).toEqual({ calls: all.calls, ...namesIn(all.outcome) });
  });

  law(
    'a step that is in the list several times is compensated once for each of its executions',
    { names: fc.array(fc.constantFrom('reserve', 'charge'), { minLength: 1, maxLength: 5 }), failing: fc.nat(5) },
    async ({ names, failing }) => {
      const steps = names.map((name, i): Plan => ({ name, ...(i === failing ? { execute: 'rejects' as const } : {}) }));
      const { calls } = await play(runWithSharedSteps(steps));
      expect(calls).toEqual(expected(steps).calls);
    },
    {
      examples: [
        { names: ['reserve', 'charge', 'reserve'], failing: 2 },
        { names: ['reserve', 'charge', 'charge', 'reserve'], failing: 3 },
        { names: ['reserve', 'reserve', 'charge'], failing: 2 },
        { names: ['reserve', 'reserve'], failing: 1 },
      ],
    },
  );

  law(
    'steps can have any names, and the same name',
    { steps: stepsOfAnyName() },
    async ({ steps }) => {
      const labels = steps.map((_, i) => `step ${i + 1}`);
      const { calls, outcome } = await play(new Run(steps, { labels }));
      const all = expected(steps, labels);
      expect({ calls, ...namesIn(outcome) }).toEqual({ calls: all.calls, ...namesIn(all.outcome) });
    },
    {
      examples: ['a', '', '__proto__'].flatMap((name) => [
        { steps: checkout().map((step) => ({ ...step, name })) },
        { steps: checkout({ execute: 'rejects' }).map((step) => ({ ...step, name })) },
      ]),
    },
  );

  law(
    'steps can be instances of a class with private fields',
    { steps: fc.oneof(failingSteps(), workingSteps()) },
    async ({ steps }) => {
      const run = new Run(steps);
      run.steps = run.steps.map((step) => new Instance(step));
      const { calls } = await play(run);
      expect(calls).toEqual(expected(steps).calls);
    },
    { effort: 0.2, examples: [{ steps: checkout({ execute: 'rejects' }) }] },
  );
});

describe('4 ★★ A saga makes one call at a time', () => {
  law(
    'a step begins only after the previous step has ended, and the saga resolves only after its last step',
    { steps: workingSteps() },
    async ({ steps }) => {
      const { log, outcome } = await play(new Run(steps));
      expect({ overlaps: overlaps(log), saga: outcome.saga }).toEqual({ overlaps: [], saga: 'resolves' });
    },
    { effort: 0.2, examples: [{ steps: checkout() }] },
  );

  law(
    'a compensation begins only after the previous call has ended, and the saga rejects only after its last compensation',
    { steps: failingSteps() },
    async ({ steps }) => {
      const { log, outcome } = await play(new Run(steps));
      expect({ overlaps: overlaps(log), isOver: outcome.saga.startsWith('rejects') }).toEqual({
        overlaps: [],
        isOver: true,
      });
    },
    { effort: 0.5, examples: [{ steps: checkout({ execute: 'rejects' }) }] },
  );
});

describe('5 ★★ A step can fail with any value, and `cause` is exactly that value', () => {
  law(
    'cause is exactly what the step threw or rejected with',
    { steps: failingSteps({ before: 1 }), how: endings, failure: failures() },
    async ({ steps, how, failure }) => {
      const run = await play(new Run(inWay(how, steps), { failures: { execute: failure } }));
      const { saga, step } = expected(steps).outcome;
      expect(run.outcome).toMatchObject({ saga, step, cause: failure.name });
    },
    {
      why: 'the caller decides from the cause whether to try again',
      examples: failuresToTry.map((failure) => ({ steps: checkout({ execute: 'rejects' }), how: 'rejects', failure })),
    },
  );

  law(
    'no later step is executed and all earlier steps are compensated, whatever a step fails with',
    { steps: failingSteps({ before: 1 }), how: endings, failure: failures() },
    async ({ steps, how, failure }) => {
      const { calls } = await play(new Run(inWay(how, steps), { failures: { execute: failure } }));
      expect(callsToCheck(calls, steps)).toEqual(callsToCheck(expected(steps).calls, steps));
    },
    { examples: failuresToTry.map((failure) => ({ steps: checkout({ execute: 'rejects' }), how: 'throws', failure })) },
  );

  law(
    'the error lists only steps of its own saga, even if a step fails with a SagaFailedError',
    { steps: failingSteps({ before: 1 }), failure: failuresOfNestedSagas() },
    async ({ steps, failure }) => {
      const { outcome } = await play(new Run(steps, { failures: { execute: failure } }));
      const listed = [...(outcome.compensated ?? []), ...(outcome.uncompensated ?? []).map(({ step }) => step)];
      expect({
        saga: outcome.saga,
        others: listed.filter((listedName) => !steps.some(({ name }) => name === listedName)),
      }).toEqual({ saga: 'rejects with SagaFailedError', others: [] });
    },
    { effort: 0.1 },
  );

  law(
    'a step succeeds if its promise resolves, whatever the value',
    { value: fc.constantFrom<unknown>(undefined, ...falsyValues, 'failed', new Error('a value')) },
    async ({ value }) => {
      const run = await play(new Run(checkout(), { resolvesWith: value }));
      expect(behaviourOf(run)).toEqual(expected(checkout()));
    },
    { effort: 0.2, examples: [false, new Error('a value')].map((value) => ({ value })) },
  );
});

describe('6 ★★★ A compensation that fails does not stop the others, and is reported', () => {
  const compensations = ['succeeds', 'rejects', 'throws'] as const;
  const trouble = { execute: 'rejects' } as const;
  const examples = (['rejects', 'throws'] as const).map((compensate) => ({ steps: checkout(trouble, { compensate }) }));

  law(
    'each step before the failing one is compensated once, even if other compensations fail',
    { steps: failingSteps({ compensations }) },
    async ({ steps }) => {
      const { calls } = await play(new Run(steps));
      expect(callsToCheck(calls, steps)).toEqual(callsToCheck(expected(steps).calls, steps));
    },
    { why: 'if the refund fails, the goods must not stay reserved forever', examples },
  );

  law(
    'the error names the compensations that failed and those that succeeded, in the order of compensation',
    { steps: failingSteps({ compensations }) },
    async ({ steps }) => {
      const { calls, outcome } = await play(new Run(steps));
      const { compensated = [], uncompensated = [] } = expected(steps).outcome;
      const place = (name: string) => calls.indexOf(`compensate ${name}`);
      expect({ compensated: outcome.compensated, uncompensated: outcome.uncompensated }).toEqual({
        compensated: compensated.toSorted((a, b) => place(a) - place(b)),
        uncompensated: uncompensated.toSorted((a, b) => place(a.step) - place(b.step)),
      });
    },
    { why: 'somebody has to reverse these steps by hand', examples },
  );

  law(
    'a compensation can fail with any value, and its cause is exactly that value',
    { how: endings, failure: failures() },
    async ({ how, failure }) => {
      const steps = checkout(trouble, { compensate: how });
      const { outcome } = await play(new Run(steps, { failures: { compensate: failure } }));
      const causes = outcome.uncompensated?.map(({ cause }) => cause);
      expect({ compensated: outcome.compensated, causes }).toEqual({
        compensated: [],
        causes: [failure.name, failure.name],
      });
    },
    { examples: failuresToTry.map((failure) => ({ how: 'rejects', failure })) },
  );

  law(
    'compensations of steps with the same name are reported separately',
    { places: fc.integer({ min: 2, max: 4 }) },
    async ({ places }) => {
      const steps = Array.from({ length: places }, (): Plan => ({ name: 'charge', compensate: 'rejects' }));
      const labels = [...steps.map((_, i) => `charge ${i + 1}`), 'ship'];
      const { outcome } = await play(new Run([...steps, { name: 'ship', ...trouble }], { labels }));
      const causes = outcome.uncompensated?.map(({ step, cause }) => `${step}: ${cause}`);
      expect(causes?.toSorted()).toEqual(steps.map((_, i) => `charge: the error of compensate charge ${i + 1}`));
    },
    { effort: 0.05 },
  );

  law(
    'step and cause of the error are still those of the step that failed',
    { steps: failingSteps({ compensations }) },
    async ({ steps }) => {
      const { saga, step, cause } = expected(steps).outcome;
      const { outcome } = await play(new Run(steps));
      expect(outcome).toMatchObject({ saga, step, cause });
    },
    { examples },
  );
});

describe('7 ★★★ A run depends on nothing but the list that it was given', () => {
  const runs = fc.array(anySteps(2), { minLength: 2, maxLength: 3 });
  const failing = checkout({ execute: 'rejects' });
  const failingFirst = failing.slice(-1);
  const examples = [
    { runs: [checkout(), failing] },
    { runs: [failing, checkout(), failing] },
    { runs: [[], [], failingFirst, failingFirst] },
    { runs: [checkout({ execute: 'rejects' }, { compensate: 'rejects' }), failing] },
  ];

  law(
    'a run uses the list as it was when execute was called, and leaves it unchanged',
    { steps: anySteps(2) },
    async ({ steps }, mode) => {
      const behaviour = await alone(steps);
      const run = await new Session(mode.caller).run(steps);
      expect(behaviourOf(run)).toEqual(behaviour);
    },
    { modes: { mutated: true }, effort: 0.2, examples: [{ steps: checkout().slice(0, 2) }, { steps: failing }] },
  );

  law(
    'runs in turn: each run behaves as it would alone, and its result does not change afterwards',
    { runs },
    async ({ runs: lists }, mode) => {
      const behaviours = await inTurn(lists, alone);
      const session = mode.use(() => new Session(mode.caller));
      const done = await inTurn(lists, (steps) => session.run(steps));
      expect(done.map(behaviourOf)).toEqual(behaviours);
    },
    { modes: { mutated: true, inCompany: true }, effort: 0.5, examples },
  );

  law(
    'concurrent runs: each run behaves as it would alone',
    { runs, interleaving: fc.scheduler() },
    async ({ runs: lists, interleaving }) => {
      const behaviours = await inTurn(lists, alone);
      const saga = new SagaOrchestrator();
      const lasting = (i: number) => (call: string) =>
        interleaving.schedule(Promise.resolve(), `run ${i + 1}: ${call}`);
      const all = lists.map((steps, i) => new Run(steps, { lasting: lasting(i) }));
      await interleaving.waitFor(Promise.all(all.map((run) => run.start(saga))));
      expect(all.map(behaviourOf)).toEqual(behaviours);
    },
    { why: 'one customer would be refunded because the order of another customer failed', effort: 0.5 },
  );

  law(
    'the same list can be run again, in turn or concurrently',
    { again: fc.constantFrom('in turn', 'concurrently'), steps: anySteps(2) },
    async ({ again, steps }) => {
      const { calls } = await alone(steps);
      const saga = new SagaOrchestrator();
      const run = new Run(steps);
      void run.start(saga);
      if (again === 'in turn') await settle();
      await play(run, saga);
      expect(run.calls.toSorted()).toEqual([...calls, ...calls].toSorted());
    },
    { effort: 0.2, examples: (['in turn', 'concurrently'] as const).map((again) => ({ again, steps: failing })) },
  );

  law(
    'a run that never ends delays no other run',
    { stuckAt: fc.constantFrom('execute reserve', 'compensate reserve'), steps: anySteps(2) },
    async ({ stuckAt, steps }) => {
      const behaviour = await alone(steps);
      const saga = new SagaOrchestrator();
      const never = new Promise<void>(() => {});
      void new Run(failing, { lasting: (call) => (call === stuckAt ? never : settle()) }).start(saga);
      const other = await play(new Run(steps), saga);
      expect(behaviourOf(other)).toEqual(behaviour);
    },
    { effort: 0.2 },
  );

  law(
    'a run inside a step or a compensation of another run: each run behaves as it would alone',
    { inside: fc.constantFrom('execute charge', 'compensate charge'), inner: anySteps(2) },
    async ({ inside, inner }) => {
      const behaviours = await inTurn([failing, inner], alone);
      const saga = new SagaOrchestrator();
      const innerRun = new Run(inner);
      const outerRun = new Run(failing, {
        lasting: (call) => (call === inside ? innerRun.start(saga) : settle()),
      });
      await play(outerRun, saga);
      expect([outerRun, innerRun].map(behaviourOf)).toEqual(behaviours);
    },
    {
      effort: 0.2,
      examples: (['execute charge', 'compensate charge'] as const).map((inside) => ({ inside, inner: failing })),
    },
  );
});

/** The executions, and the compensations of steps before the failing one, in alphabetical order. */
function callsToCheck(calls: readonly string[], steps: readonly Plan[]): string[] {
  const earlier = steps.slice(
    0,
    steps.findIndex(({ execute }) => execute),
  );
  const isChecked = (call: string) =>
    call.startsWith('execute') || earlier.some(({ name }) => call.endsWith(` ${name}`));
  return calls.filter(isChecked).toSorted();
}

function namesIn({ completed, step, compensated }: Outcome) {
  return { completed, step, compensated };
}

/** The same plans, with steps that fail in this way. */
function inWay(how: 'rejects' | 'throws', steps: readonly Plan[]): Plan[] {
  return steps.map((step) => (step.execute ? { ...step, execute: how } : step));
}
