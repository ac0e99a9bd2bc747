import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { failureOf } from '../support/failure.ts';
import { anyNumber, anyString } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { finish, settle } from '../support/settle.ts';
import {
  anyProblems,
  type Call,
  expected,
  expectedCall,
  failing,
  failingWith,
  linesAbout,
  mainCalls,
  outcomesAlone,
  outcomesTogether,
  oneByOne,
  orderNumber,
  outOfStock,
  placeAlone,
  problemsOf,
  reachable,
  Shop,
  subsystemForms,
  undoCalls,
  typicalFailures,
} from './facade.model.ts';
import type { Order } from './facade.ts';

/** The calls whose failure may lead to an undo. */
const undoneAfter = ['charge', 'scheduleDelivery'] as const;

describe('1 ★ One call to placeOrder makes four calls, one after the other', () => {
  law('the four calls are made in order, with their arguments', { order: ordinaryOrders() }, async ({ order }) => {
    const { shop } = await placeAlone({}, {}, order);
    expect(shop.calls).toEqual(mainCalls.map((call) => expectedCall(call, order, 'AUTH-1', 'TRK-1')));
  });

  example('each call starts when the previous one has ended, and placeOrder resolves after the last', async () => {
    const { shop } = await placeAlone();
    expect(shop.timeline).toEqual([...oneByOne(mainCalls), 'placeOrder settles']);
  });

  law(
    'the result has success: true, and the tracking id from scheduleDelivery',
    { trackingId: fc.constantFrom('TRK-1', 'TRK-2', 'X7') },
    async ({ trackingId }) => {
      const { result } = await placeAlone({}, { trackingId });
      expect(result).toMatchObject({ success: true, trackingId });
    },
    { effort: 0.1 },
  );
});

describe('2 ★ If the goods are out of stock, nothing else happens', () => {
  law(
    'if reserve resolves with false, no other call is made',
    { order: ordinaryOrders() },
    async ({ order }) => {
      const { shop } = await placeAlone(outOfStock, {}, order);
      expect(shop.calls).toEqual([expectedCall('reserve', order, '', '')]);
    },
    { why: 'customers must not pay for goods that they cannot get', effort: 0.2 },
  );

  example('the result has success: false', async () => {
    const { result } = await placeAlone(outOfStock);
    expect(result).toMatchObject({ success: false });
  });
});

describe('3 ★★ Callers can reach nothing but placeOrder', () => {
  law(
    'before and after placing an order, a facade has no property besides placeOrder, and its class has no static members',
    { problems: anyProblems() },
    async ({ problems }) => {
      const shop = new Shop({ problems: [problems] });
      const found = reachable(shop.facade);
      const placing = shop.place(orderNumber(1));
      found.push(...reachable(shop.facade));
      await placing;
      found.push(...reachable(shop.facade));
      expect([...new Set(found)]).toEqual(['facade.placeOrder']);
    },
    {
      why: 'callers use what they can reach, and then depend on it',
      effort: 0.2,
      examples: [problemsOf({}), outOfStock, failing('charge'), failing('scheduleDelivery')].map((problems) => ({
        problems,
      })),
    },
  );

  example('a successful result has no properties besides success and trackingId', async () => {
    const { result } = await placeAlone();
    expect(Reflect.ownKeys(Object(result)).toSorted()).toEqual(['success', 'trackingId']);
  });
});

describe('4 ★★ The facade works with any subsystems and adds no business rules of its own', () => {
  law(
    'the facade passes all values on unchanged, and uses only the methods of the subsystems',
    {
      subsystems: fc.constantFrom(...subsystemForms),
      order: anyOrders(),
      authCode: anyString(),
      trackingId: anyString(),
    },
    async ({ subsystems, order, authCode, trackingId }) => {
      const { shop, result } = await placeAlone({}, { form: subsystems, authCode, trackingId }, order);
      const calls = mainCalls.map((call) => expectedCall(call, order, authCode, trackingId));
      expect(shop.calls.toSorted()).toEqual(calls.toSorted());
      expect(result).toMatchObject({ success: true, trackingId });
      expect(shop.beyondInterfaces(), 'Your facade uses more than the methods of the subsystems').toEqual([]);
    },
    {
      why: 'a facade that depends on particular subsystems has to change whenever one of them is replaced',
      examples: subsystemForms.flatMap((subsystems) => [
        { subsystems, order: orderNumber(1), authCode: 'AUTH-1', trackingId: 'TRK-1' },
        { subsystems, order: extremeOrder('', 0), authCode: '', trackingId: '' },
        { subsystems, order: extremeOrder(' É ', Number.NaN), authCode: ' ', trackingId: ' ' },
        { subsystems, order: extremeOrder('a', -1.5), authCode: 'A', trackingId: 'a ' },
      ]),
    },
  );

  example('creating a facade makes no calls', async () => {
    const shop = new Shop();
    await settle();
    expect([...shop.callsOnCreation, ...shop.calls]).toEqual([]);
    await shop.place(orderNumber(1));
    expect(shop.calls).toContain("reserve('p1', 2)");
  });
});

describe('5 ★★ Subsystem errors never reach the caller', () => {
  const main = mainCalls.flatMap((call) => typicalFailures(call).map((problems) => ({ problems })));

  law(
    'the result is the one in the table, and placeOrder never throws or rejects',
    { problems: fc.oneof(fc.constant(outOfStock), ...mainCalls.map((call) => failingWith(call))) },
    async ({ problems }) => {
      const { result } = await placeAlone(problems);
      expect(result).toEqual(expected(problems).result);
      expect(Reflect.ownKeys(Object(result)).toSorted()).toEqual(Object.keys(expected(problems).result).toSorted());
    },
    {
      why: "callers that handle the payment provider's errors cannot switch to another provider",
      examples: [{ problems: outOfStock }, ...main],
    },
  );

  law(
    'after a failure, the call is not repeated and the remaining calls in rule 1 are not made',
    { problems: fc.oneof(...mainCalls.map((call) => failingWith(call))) },
    async ({ problems }) => {
      const { shop } = await placeAlone(problems);
      const { main } = expected(problems);
      expect(linesAbout(mainCalls, shop.calls)).toEqual(
        main.map((call) => expectedCall(call, orderNumber(1), 'AUTH-1', 'TRK-1')),
      );
    },
    { effort: 0.5, examples: main },
  );
});

describe('6 ★★★ The facade undoes what it did for a failed order', () => {
  law(
    'if charge or scheduleDelivery fails, the undos are called with the right arguments; otherwise, no undo is called',
    { failed: fc.constantFrom('nothing', ...mainCalls), order: ordinaryOrders(), authCode: anyString() },
    async ({ failed, order, authCode }) => {
      const problems = failed === 'nothing' ? {} : failing(failed);
      const { shop } = await placeAlone(problems, { authCode }, order);
      expect(linesAbout(undoCalls, shop.calls)).toEqual(
        expected(problems).undos.map((call) => expectedCall(call, order, authCode, '')),
      );
    },
    {
      why: 'callers cannot reach the subsystems, so only the facade can clean up',
      examples: ['nothing' as const, ...mainCalls].flatMap((failed) =>
        ['AUTH-1', ''].map((authCode) => ({ failed, order: orderNumber(1), authCode })),
      ),
    },
  );

  example('if the goods are out of stock, nothing is released', async () => {
    const { shop } = await placeAlone(outOfStock);
    expect(linesAbout(undoCalls, shop.calls)).toEqual([]);
  });

  law(
    'each undo is called once, after the call before it has settled, and placeOrder resolves after the last',
    { failed: fc.constantFrom(...undoneAfter), undos: fc.oneof(...undoProblems()) },
    async ({ failed, undos }) => {
      const problems = { ...failing(failed), ...undos };
      const { shop, result } = await placeAlone(problems);
      const { result: usual } = await placeAlone(failing(failed));
      const due = expected(problems).undos;
      expect(linesAbout(undoCalls, shop.timeline)).toEqual([...oneByOne(due, problems), 'placeOrder settles']);
      expect(result).toEqual(usual);
    },
    {
      examples: undoneAfter.flatMap((failed) =>
        [problemsOf({}), ...typicalFailures('refund'), ...typicalFailures('release'), failing('refund', 'release')].map(
          (undos) => ({ failed, undos }),
        ),
      ),
    },
  );
});

describe('7 ★★★ Every failed call is reported once', () => {
  law(
    'report gets exactly the order id, the call and the thrown value of each failure, in order',
    { problems: anyProblems(['rejects']) },
    async ({ problems }) => {
      const shop = new Shop({ problems: [problems] });
      await shop.place(orderNumber(1));
      const reports = [...shop.reports];
      await settle();
      const expectedReports = expected(problems).reports;
      expect(reports).toEqual(expectedReports);
      expect(shop.reports).toEqual(expectedReports);
      reports.forEach((one, i) => expect(errorIn(one)).toBe(expectedReports[i]?.error));
      reports.forEach((one) => expect(Reflect.ownKeys(Object(one)).toSorted()).toEqual(['call', 'error', 'orderId']));
    },
    {
      why: 'callers do not learn what went wrong, so the operations team has to',
      examples: [
        problemsOf({}),
        outOfStock,
        failing('scheduleDelivery', 'refund', 'release'),
        ...mainCalls.flatMap((call) => typicalFailures(call, ['rejects'])),
        ...undoCalls.flatMap((call) =>
          typicalFailures(call, ['rejects']).map((undo) => problemsOf({ ...failing('scheduleDelivery'), ...undo })),
        ),
      ].map((problems) => ({ problems })),
    },
  );
});

describe('8 ★★★ One order never affects another', () => {
  const stories = [
    { first: problemsOf({}), second: problemsOf({}), third: failing('scheduleDelivery') },
    { first: failing('charge'), second: failing('charge'), third: problemsOf({}) },
    { first: failing('scheduleDelivery', 'refund'), second: failing('scheduleDelivery'), third: failing('reserve') },
    { first: outOfStock, second: outOfStock, third: failing('sendConfirmation') },
  ];

  law(
    'each order makes the same calls and has the same result and reports as it would alone',
    { first: anyProblems(), second: anyProblems(), third: anyProblems() },
    async ({ first, second, third }, mode) => {
      const problems = [first, second, third];
      const shop = mode.use(() => new Shop({ problems }));
      const placed: [n: number, result: unknown][] = [
        [1, await shop.place(orderNumber(1))],
        [2, await shop.place(orderNumber(2))],
        [3, await shop.place(orderNumber(3))],
      ];
      expect(await outcomesTogether(shop, placed)).toEqual(await outcomesAlone(...problems));
    },
    { modes: { mutated: true, inCompany: true }, effort: 0.5, examples: stories },
  );

  law(
    'two orders placed in the same tick make the same calls and have the same results and reports as they would alone',
    { first: anyProblems(), second: anyProblems() },
    async ({ first, second }) => {
      const shop = new Shop({ problems: [first, second] });
      const placed = [1, 2].map((n) => [n, shop.place(orderNumber(n))] as const);
      expect(await outcomesTogether(shop, placed)).toEqual(await outcomesAlone(first, second));
    },
    {
      why: 'a facade is shared, so mixed-up orders would refund the wrong customers',
      effort: 0.3,
      examples: stories.map(({ first, third }) => ({ first, second: third })),
    },
  );

  law(
    'two orders do not affect each other, in whatever order their calls settle',
    { first: anyProblems(), second: anyProblems(), race: fc.scheduler() },
    async ({ first, second, race }) => {
      const pause = (call: Call, n: number) => race.schedule(Promise.resolve(), `order ${n}: ${call} settles`);
      const shop = new Shop({ problems: [first, second], pause });
      const placed = [1, 2].map((n) => [n, shop.place(orderNumber(n))] as const);
      await finish(race);
      expect(await outcomesTogether(shop, placed)).toEqual(await outcomesAlone(first, second));
    },
  );

  law(
    'the facade makes all calls again for an order that it has seen before',
    {
      orders: fc.constantFrom('the same object', 'equal objects', 'the same id'),
      when: fc.constantFrom('at the same time', 'one after the other'),
      problems: fc.constantFrom(problemsOf({}), outOfStock, failing('charge'), failing('scheduleDelivery')),
    },
    async ({ orders, when, problems }) => {
      const shop = new Shop({ problems: [problems, problems] });
      const one = orderNumber(1);
      const other =
        orders === 'the same object' ? one : orders === 'equal objects' ? { ...one } : { ...one, qty: one.qty + 1 };
      const first = shop.place(one);
      if (when === 'one after the other') await first;
      const results = await Promise.all([first, shop.place(other)]);
      const alone = [await placeAlone(problems, {}, one), await placeAlone(problems, {}, other)];
      expect(results).toEqual(alone.map(({ result }) => result));
      expect(shop.calls.toSorted()).toEqual(alone.flatMap(({ shop }) => shop.calls).toSorted());
    },
    {
      effort: 0.3,
      examples: (['the same object', 'equal objects', 'the same id'] as const).flatMap((orders) =>
        (['at the same time', 'one after the other'] as const).flatMap((when) =>
          [problemsOf({}), outOfStock, failing('charge')].map((problems) => ({ orders, when, problems })),
        ),
      ),
    },
  );

  law(
    'an order that a subsystem places during a call is handled like any other',
    { during: fc.constantFrom(...mainCalls), problems: anyProblems() },
    async ({ during, problems }) => {
      const placed: [n: number, result: unknown][] = [];
      const shop: Shop = new Shop({
        problems: [problemsOf({}), problems],
        during: (call, n) => {
          if (n === 1 && call === during) placed.push([2, shop.place(orderNumber(2))]);
        },
      });
      const first = await shop.place(orderNumber(1));
      expect(await outcomesTogether(shop, [[1, first], ...placed])).toEqual(
        await outcomesAlone(problemsOf({}), problems),
      );
    },
    { effort: 0.2, examples: mainCalls.map((during) => ({ during, problems: problemsOf({}) })) },
  );

  law(
    'the facade neither changes nor freezes an order, report, or the error of a subsystem',
    { failed: fc.constantFrom(...mainCalls) },
    async ({ failed }, { caller }) => {
      const error = caller.give(new Error('connection lost'), 'the error');
      const problems = { [failed]: { how: 'rejects', failure: failureOf('an Error', error) } } as const;
      const shop = new Shop({ problems: [problems], give: (report, label) => caller.give(report, label) });
      await shop.place(caller.give(orderNumber(1), 'the order'));
      expect(shop.reports).toEqual([{ orderId: 'o1', call: failed, error }]);
    },
    { effort: 0.1, examples: mainCalls.map((failed) => ({ failed })) },
  );

  law(
    'an order whose call never settles holds up no other',
    { stuckAt: fc.constantFrom(...mainCalls) },
    async ({ stuckAt }) => {
      const shop = new Shop({ problems: [problemsOf({ [stuckAt]: 'never settles' }), problemsOf({})] });
      void shop.place(orderNumber(1));
      await settle();
      let result: unknown = 'has not settled';
      void shop.place(orderNumber(2)).then((one) => (result = one));
      await settle();
      expect(result).toMatchObject({ success: true, trackingId: 'TRK-2' });
    },
    {
      why: 'if the mail server hangs, the shop must still sell',
      effort: 0.1,
      examples: mainCalls.map((stuckAt) => ({ stuckAt })),
    },
  );
});

function errorIn(report: unknown): unknown {
  return typeof report === 'object' && report !== null && 'error' in report ? report.error : report;
}

/** Orders such as a shop gets every day. */
function ordinaryOrders(): fc.Arbitrary<Order> {
  return fc
    .record({ n: fc.integer({ min: 1, max: 99 }), qty: fc.integer({ min: 1, max: 9 }) })
    .map(({ n, qty }) => ({ ...orderNumber(n), qty }));
}

/** Orders with any strings and numbers. */
function anyOrders(): fc.Arbitrary<Order> {
  const text = anyString();
  return fc.record(
    {
      orderId: text,
      customerId: text,
      customerEmail: text,
      productId: text,
      qty: anyNumber(),
      amount: anyNumber(),
      shippingAddress: text,
    },
    { noNullPrototype: true },
  );
}

function extremeOrder(text: string, number: number): Order {
  return {
    orderId: text,
    customerId: text,
    customerEmail: text,
    productId: text,
    qty: number,
    amount: number,
    shippingAddress: text,
  };
}

/** Neither undo, one of them, or both fail, in any way. */
function undoProblems() {
  const both = fc
    .tuple(failingWith('refund'), failingWith('release'))
    .map(([refund, release]) => problemsOf({ ...refund, ...release }));
  return [fc.constant(problemsOf({})), failingWith('refund'), failingWith('release'), both];
}
