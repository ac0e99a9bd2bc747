import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { settle } from '../support/settle.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  Stage,
  byRun,
  checkout,
  failingSteps,
  named,
  needingThis,
  play,
  playInTurn,
  split,
  stepsOfAnyName,
  told,
  twoRuns,
  working,
  workingSteps,
} from './saga.model.ts';
import { SagaOrchestrator } from './saga.ts';

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
    expect(thrownBy(() => void new SagaOrchestrator().execute(steps).catch(() => {}))).toBe(nothingThrown);
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
