import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ids } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import { finish, settle } from '../support/settle.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  anyFaults,
  anyOrders,
  emptyOrder,
  facadeOver,
  failing,
  failingWithUndos,
  lineOf,
  orderOf,
  placing,
  points,
  pointsOfFailure,
  quantities,
  Stage,
  told,
  waysToFail,
  type Call,
  type Faults,
  type Outcome,
  type Placing,
} from './facade.model.ts';

const eachPoint = { examples: points.map((faults) => ({ faults })), effort: 0.1 };

describe('1 ★ An order is reserved, charged, scheduled and confirmed', () => {
  example('two pieces of p1 for customer c1', async () => {
    const { calls, outcome } = await play({});
    expect(calls).toEqual([
      "reserve('p1', 2)",
      "charge('c1', 5000)",
      "scheduleDelivery('o1', '1 Main Street')",
      "sendConfirmation('customer1@shop.example', 'o1', 'TRK-1')",
    ]);
    expect(outcome).toEqual({ placeOrder: 'resolves', success: true, trackingId: 'TRK-1', notified: true });
  });

  law(
    'the four calls are made in this order',
    { order: anyOrders() },
    async ({ order }) => {
      const { names } = await play({}, order);
      expect(names).toEqual(['reserve', 'charge', 'scheduleDelivery', 'sendConfirmation']);
    },
    { effort: 0.2 },
  );

  law('the result has the tracking id that shipping gave', { trackingId: ids() }, async ({ trackingId }) => {
    const { outcome } = await play({}, { ...placing(), trackingId });
    expect(outcome).toEqual({ placeOrder: 'resolves', success: true, trackingId, notified: true });
  });
});

describe('2 ★ Out of stock: nothing else happens', () => {
  law(
    'when reserve answers false, no other call is made',
    { order: anyOrders() },
    async ({ order }) => {
      const { names } = await play({ reserve: 'answers false' }, order);
      expect(names).toEqual(['reserve']);
    },
    { why: 'a customer pays for goods that nobody has', effort: 0.2 },
  );

  law(
    'when reserve answers false, success is false',
    { order: anyOrders() },
    async ({ order }) => {
      const { outcome } = await play({ reserve: 'answers false' }, order);
      expect(outcome).toEqual({ placeOrder: 'resolves', success: false });
    },
    { effort: 0.2 },
  );
});

describe("3 ★★ Each call is made at most once, with the order's own data", () => {
  law(
    'an order that goes through: one call of each, with its data',
    { order: anyOrders() },
    async ({ order }) => {
      const { calls } = await play({}, order);
      expect(calls.toSorted()).toEqual(told({}, order).calls.toSorted());
    },
    { examples: [{ order: placing() }, { order: emptyOrder() }] },
  );

  law(
    'an order that fails: no call twice, and each with its data',
    { order: anyOrders(), faults: pointsOfFailure() },
    async ({ order, faults }) => {
      const { calls, names } = await play(faults, order);
      expect(calls).toEqual([...new Set(names)].map((call) => lineOf(call, order)));
    },
    { examples: [{ order: placing(), faults: { scheduleDelivery: 'rejects' } }] },
  );

  law(
    'each call is made as a method of its subsystem',
    { faults: pointsOfFailure() },
    async ({ faults }) => {
      const { names, withoutThis } = await play(faults);
      expect(names).toContain('reserve');
      expect(withoutThis).toEqual([]);
    },
    { why: 'subsystems are objects of a class, and their methods need their this', ...eachPoint },
  );
});

describe('4 ★★ Whichever call fails, calls and answer are those of the table', () => {
  law(
    'the calls are those of the table',
    { faults: pointsOfFailure() },
    async ({ faults }) => {
      const { names } = await play(faults);
      expect(names).toEqual(told(faults).names);
    },
    eachPoint,
  );

  law(
    'the answer is that of the table',
    { faults: pointsOfFailure() },
    async ({ faults }) => {
      const { outcome } = await play(faults);
      expect(answerOf(outcome)).toEqual(answerOf(told(faults).outcome));
    },
    eachPoint,
  );
});

describe('5 ★★ One thing at a time', () => {
  law(
    'each call has ended before the next begins, and all before placeOrder answers',
    { order: anyOrders() },
    async ({ order }) => {
      const { trace } = await play({}, order);
      expect(trace).toEqual(oneByOne(told({}).names));
    },
    { effort: 0.2 },
  );

  law(
    'that goes for failing calls and undos, too',
    { faults: pointsOfFailure() },
    async ({ faults }) => {
      const { names, trace } = await play(faults);
      expect(names).toContain('reserve');
      expect(trace).toEqual(oneByOne(names));
    },
    { why: 'whoever hears that the order failed takes all for undone, and tries again', ...eachPoint },
  );
});

describe('6 ★★★ A failed order is undone, however the call fails', () => {
  law(
    'when the payment fails, the goods are released',
    { qty: quantities(), faults: failing('charge') },
    async ({ qty, faults }) => {
      const order = { ...placing(), qty };
      const { calls } = await play(faults, order);
      expect(calls).toEqual(told(faults, order).calls);
    },
    {
      why: 'goods that are reserved for nobody can not be sold',
      examples: waysToFail('charge').map((faults) => ({ qty: 2, faults })),
      effort: 0.3,
    },
  );

  law(
    'when shipping fails, the payment is refunded, then the goods are released',
    { qty: quantities(), authCode: ids(), faults: failing('scheduleDelivery') },
    async ({ qty, authCode, faults }) => {
      const order = { ...placing(), qty, authCode };
      const { calls } = await play(faults, order);
      expect(calls).toEqual(told(faults, order).calls);
    },
    {
      why: 'a customer has paid for a parcel that never comes',
      examples: waysToFail('scheduleDelivery').flatMap((faults) => [
        { qty: 2, authCode: 'AUTH-1', faults },
        { qty: 2, authCode: '', faults },
      ]),
    },
  );

  law(
    'the error names the step that failed, and has what it failed with as its cause',
    { faults: fc.oneof(failing('reserve'), failing('charge'), failing('scheduleDelivery')) },
    async ({ faults }) => {
      const { outcome } = await play(faults);
      expect(outcome).toEqual(told(faults).outcome);
    },
    {
      why: 'only the cause tells the caller whether it is worth trying again',
      examples: (['reserve', 'charge', 'scheduleDelivery'] as const).flatMap(waysToFail).map((faults) => ({ faults })),
      effort: 0.1,
    },
  );

  example('placeOrder gives a promise even where reserve throws at once', async () => {
    const stage = new Stage({ reserve: 'throws at once' });
    const facade = facadeOver(() => stage);
    expect(thrownBy(() => void facade.placeOrder(orderOf(placing())).catch(() => {}))).toBe(nothingThrown);
    await settle();
    expect(stage.names).toEqual(['reserve']);
  });
});

describe('7 ★★★ A failing undo stops no other and hides nothing', () => {
  law(
    'the goods are released even where the refund fails, and no undo is tried twice',
    { faults: failingWithUndos() },
    async ({ faults }) => {
      const { names } = await play(faults);
      expect(names).toEqual(told(faults).names);
    },
  );

  law(
    'the error still tells of the step that failed first',
    { faults: failingWithUndos() },
    async ({ faults }) => {
      const { placeOrder, step, cause } = told(faults).outcome;
      const { outcome } = await play(faults);
      expect(outcome).toMatchObject({ placeOrder, step, cause });
    },
    { why: 'a search for the fault begins at the refund, and the courier that caused it all is never asked' },
  );

  law(
    'failedUndos has each undo that failed, and its cause',
    { faults: failingWithUndos() },
    async ({ faults }) => {
      const { placeOrder, failedUndos } = told(faults).outcome;
      const { outcome } = await play(faults);
      expect(outcome).toMatchObject({ placeOrder, failedUndos });
    },
    { why: 'what nobody hears of, nobody mends' },
  );
});

describe('8 ★★★ A failing confirmation undoes nothing', () => {
  const eachFailure = { examples: waysToFail('sendConfirmation').map((faults) => ({ faults })), effort: 0.1 };

  law(
    'no call follows',
    { faults: failing('sendConfirmation') },
    async ({ faults }) => {
      const { names } = await play(faults);
      expect(names).toEqual(told(faults).names);
    },
    { why: 'the parcel is on its way, and the customer gets the money back', ...eachFailure },
  );

  law(
    'the order is a success that says it was not confirmed',
    { faults: failing('sendConfirmation') },
    async ({ faults }) => {
      const { outcome } = await play(faults);
      expect(outcome).toEqual(told(faults).outcome);
    },
    eachFailure,
  );
});

describe('9 ★★★ Orders know nothing of each other', () => {
  const calls: Call[] = ['reserve', 'charge', 'scheduleDelivery', 'sendConfirmation'];

  law(
    'the same order, placed again and again: each time does and answers what it would alone',
    { times: fc.array(anyFaults(), { minLength: 2, maxLength: 3 }) },
    async ({ times }) => {
      const stages = times.map((faults) => new Stage(faults));
      let current = 0;
      const facade = facadeOver(() => stages[current]!);
      for (; current < times.length; current += 1) await stages[current]!.perform(facade);
      const alone = await Promise.all(times.map((faults) => play(faults)));
      expect(byOrder(stages)).toEqual(byOrder(alone));
    },
    { effort: 0.5 },
  );

  law(
    'two orders at the same time: each does and answers what it would alone',
    { order1: anyFaults(), order2: anyFaults(), interleaving: fc.scheduler() },
    async ({ order1, order2, interleaving }) => {
      const pauseOf = (name: string) => (call: Call) => interleaving.schedule(Promise.resolve(), `${name}: ${call}`);
      const stages = [
        new Stage(order1, placing(1), pauseOf('order 1')),
        new Stage(order2, placing(2), pauseOf('order 2')),
      ];
      const facade = facadeOver((value) => owner(value, stages));
      for (const stage of stages) void stage.perform(facade);
      await finish(interleaving);
      const alone = await Promise.all([play(order1, placing(1)), play(order2, placing(2))]);
      expect(byOrder(stages)).toEqual(byOrder(alone));
    },
    { why: "under load, one customer gets another one's refund" },
  );

  law(
    'an order whose call is never answered holds up no other',
    { stuckAt: fc.constantFrom(...calls) },
    async ({ stuckAt }) => {
      const pause = (call: Call) => (call === stuckAt ? new Promise<void>(() => {}) : Promise.resolve());
      const [stuck, other] = [new Stage({}, placing(1), pause), new Stage({}, placing(2), () => Promise.resolve())];
      const facade = facadeOver((value) => owner(value, [stuck, other]));
      void stuck.perform(facade);
      await settle();
      void other.perform(facade);
      await settle();
      expect(other.outcome).toEqual(told({}, placing(2)).outcome);
    },
    {
      why: 'one mail server that does not answer stops the whole shop',
      examples: calls.map((stuckAt) => ({ stuckAt })),
      effort: 0.1,
    },
  );

  law(
    'a change to the order after the call changes nothing',
    { faults: pointsOfFailure() },
    async ({ faults }) => {
      const [stage, order] = [new Stage(faults), orderOf(placing())];
      const performed = stage.perform(undefined, order);
      meddleWith(order);
      await performed;
      const alone = await play(faults);
      expect(stage.calls).toEqual(alone.calls);
    },
    { why: 'three pieces are released where two were reserved', ...eachPoint },
  );

  law(
    'the order is left as it was',
    { faults: pointsOfFailure() },
    async ({ faults }) => {
      const [stage, order] = [new Stage(faults), orderOf(placing())];
      await stage.perform(undefined, order);
      expect(stage.names).toContain('reserve');
      expect(order).toEqual(orderOf(placing()));
    },
    eachPoint,
  );
});

/** Places one order, until nothing happens any more. */
function play(faults: Faults, order?: Placing): Promise<Stage> {
  return new Stage(faults, order).perform();
}

/** What the table of the statement says of an answer. */
function answerOf(outcome: Outcome): Partial<Outcome> {
  const names = ['placeOrder', 'success', 'notified', 'step'];
  return Object.fromEntries(Object.entries(outcome).filter(([name]) => names.includes(name)));
}

function oneByOne(names: readonly Call[]): string[] {
  return [...names.flatMap((name) => [`${name} begins`, `${name} ends`]), 'placeOrder answers'];
}

/** The stage of the order that has this value; the first one where none has it. */
function owner(value: unknown, stages: readonly Stage[]): Stage {
  return stages.find(({ placed }) => Object.values(placed).some((own) => own === value)) ?? stages[0]!;
}

function byOrder(stages: readonly Pick<Stage, 'calls' | 'outcome'>[]): Record<string, unknown> {
  return Object.fromEntries(stages.map(({ calls, outcome }, i) => [`order ${i + 1}`, { calls, outcome }]));
}
