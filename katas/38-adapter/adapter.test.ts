import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyNumber, anyString, integerEdges, wholeNumbers } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { beyondInterface } from '../support/stand-in.ts';
import {
  anySteps,
  type Checkout,
  Desk,
  event,
  expectedCall,
  expectedCheckout,
  failureStatuses,
  invalidIds,
  invalidProperties,
  operations,
  ordinarySteps,
  own,
  ownErrors,
  failed,
  play,
  portForms,
  rejectedId,
  rejectedProperty,
  sdkForms,
  Session,
  skippedByCheckout,
  typicalFailures,
  typicalInvalidIds,
  unacceptedKinds,
  users,
  view,
} from './adapter.model.ts';

/** Any number but -0. */
const numbers = anyNumber().filter((number) => !Object.is(number, -0));
const ordinaryUsers = users(fc.constantFrom('1', '42'));

describe("1 ★ Page views and events reach the SDK in the vendor's terms", () => {
  law(
    "trackPageView gets the page, the user's id as a number, and 'web'",
    { page: fc.constantFrom('/', '/cart'), id: fc.nat(99), name: fc.constantFrom('Alice', 'Bob') },
    ({ page, id, name }) => {
      const session = play({ page, user: { id: String(id), name } });
      expect(session.received()).toEqual([expectedCall({ page, user: { id: String(id), name } })]);
    },
    { effort: 0.3 },
  );

  law(
    'trackEvent gets the name, and JSON text from which JSON.parse returns the properties',
    { name: fc.constantFrom('signup', 'search'), total: fc.nat(99), coupon: fc.constantFrom('SPRING', 'FALL') },
    ({ name, total, coupon }) => {
      const session = play({ name, properties: { total, coupon } });
      expect(session.received()).toEqual([expectedCall({ name, properties: { total, coupon } })]);
    },
    { effort: 0.3 },
  );
});

describe('2 ★ A checkout is recorded as a page view and an event', () => {
  law(
    'trackCheckout records a view of /checkout by the user, then checkout_completed with the total and the currency',
    { user: ordinaryUsers, total: fc.nat(9999) },
    (checkout) => {
      const desk = new Desk('an object literal');
      desk.checkOut(checkout);
      expect(desk.received).toEqual(expectedCheckout(checkout));
    },
    { effort: 0.3 },
  );
});

describe('3 ★★ `trackCheckout` works with every AnalyticsPort', () => {
  law(
    'trackCheckout makes its two calls on the port, and uses no other member',
    { port: fc.constantFrom(...portForms), user: ordinaryUsers, total: fc.nat(9999) },
    ({ port, user, total }) => {
      const desk = new Desk(port);
      desk.checkOut({ user, total });
      expect(desk.receivedBySdk, 'trackCheckout reaches the SDK without calling the methods of the port').toEqual([]);
      expect(desk.received).toEqual(expectedCheckout({ user, total }));
      expect(beyondInterface(desk.port), 'trackCheckout uses more of the port than its two methods').toEqual([]);
    },
    {
      why: 'a caller that knows an adapter or an SDK has to change when the vendor changes',
      examples: portForms.map((port) => ({ port, user: { id: '42', name: 'Alice' }, total: 9999 })),
    },
  );

  law(
    'any user and total are passed on unchanged, whatever the port returns, and no event is used twice',
    {
      checkouts: fc.array(fc.record({ user: users(anyString()), total: numbers }, { noNullPrototype: true }), {
        minLength: 1,
        maxLength: 3,
      }),
      portReturns: fc.constantFrom('recorded', 'skipped'),
    },
    ({ checkouts, portReturns }, { caller }) => {
      const desk = new Desk('an object literal', portReturns);
      for (const { user, total } of checkouts) desk.checkOut({ user: caller.give(user, 'the user'), total });
      expect(desk.received).toEqual(checkouts.flatMap(expectedCheckout));
    },
    {
      effort: 0.5,
      examples: (['recorded', 'skipped'] as const).flatMap((portReturns) =>
        [
          [checkout('42', 1), checkout('42', 2)],
          [checkout('', 0), checkout('', 0)],
          [checkout(' Guest ', Number.NaN)],
          [checkout('u7', -0.5)],
        ].map((checkouts) => ({ checkouts, portReturns })),
      ),
    },
  );

  example('with your own adapter, trackCheckout calls its methods and does not do their work itself', () => {
    expect(skippedByCheckout(import.meta.url), 'Functions of your adapter that trackCheckout bypasses').toEqual([]);
  });

  example('the port receives the same user object that trackCheckout received', () => {
    const desk = new Desk('an object literal');
    const user = Object.freeze({ id: '42', name: 'Alice', loyaltyPoints: 7 });
    desk.checkOut({ user, total: 1 });
    expect(desk.received[0]?.[2] === user).toBe(true);
  });

  example('the same user can check out twice', () => {
    const desk = new Desk('an object literal');
    const user = { id: '42', name: 'Alice' };
    for (const total of [1, 2]) desk.checkOut({ user, total });
    expect(desk.received).toEqual([1, 2].flatMap((total) => expectedCheckout({ user, total })));
  });
});

describe('4 ★★ Each valid call to the port makes exactly one call to the SDK', () => {
  law(
    'the adapter works with any object that has the two methods, and uses no other member of it',
    { sdk: fc.constantFrom(...sdkForms), steps: walks(ordinarySteps(), 3) },
    ({ sdk, steps }) => {
      const session = new Session({ form: sdk });
      for (const step of steps) session.do(step);
      expect(session.received()).toEqual(steps.map(expectedCall));
      expect(session.beyond(), 'Your adapter uses more of the SDK than its two methods').toEqual([]);
    },
    { effort: 0.5, examples: sdkForms.flatMap((sdk) => [view(), event()].map((step) => ({ sdk, steps: [step] }))) },
  );

  law(
    'during each call to the port, the SDK receives the one call that its arguments require, and no other',
    { steps: walks(anySteps(), 6) },
    ({ steps }, mode) => {
      const session = mode.use(() => new Session());
      for (const step of steps) session.do(step);
      expect(session.received()).toEqual(steps.map(expectedCall));
    },
    {
      modes: { mutated: true, inCompany: true },
      examples: [
        { steps: [view(), view(), event({ a: 1 }), event({ a: 1 }), view()] },
        { steps: Array.from({ length: 12 }, (_, i) => view('/', String(i + 1))) },
        { steps: [event(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`p${i}`, i])))] },
        { steps: [view('', '2'), view(' /A b\n', '1'), event({}, ''), event({ ' A b ': ' A b ' }, ' A b\n')] },
        { steps: [event(own('__proto__', 'a')), event({ constructor: 'a', toJSON: 'b' }), event({ 2: 'b', 10: '' })] },
        { steps: [event({ '"\\\n': '"\\\n', '\ud800': '\ud800', é: '\u00e9', $: '$&' }, '"')] },
      ],
    },
  );

  example('if the caller passes the same event again after a change, the SDK receives both versions', () => {
    const properties = { total: 1 };
    const same = event(properties);
    const session = play(same);
    properties.total = 2;
    session.do(same);
    expect(session.received()).toEqual([expectedCall(event({ total: 1 })), expectedCall(event({ total: 2 }))]);
  });

  example('if the caller passes the same user again, the SDK receives both page views', () => {
    const same = view();
    expect(play(same, same).received()).toEqual([expectedCall(same), expectedCall(same)]);
  });

  example('if the caller passes the same user again after a change, the SDK receives the new id', () => {
    const user = { id: '1', name: 'Alice' };
    const same = { page: '/', user };
    const session = play(same);
    user.id = '2';
    session.do(same);
    expect(session.received()).toEqual([expectedCall(view('/', '1')), expectedCall(view('/', '2'))]);
  });

  example('creating an adapter makes no calls', () => {
    const session = new Session();
    session.do(view());
    expect(session.callsOnCreation).toBe(0);
  });
});

describe("5 ★★ The port answers in the shop's terms, not with a status", () => {
  law(
    "the port returns 'recorded' if the SDK returns 0, and 'skipped' if it returns 1",
    { calls: walks(fc.record({ to: fc.constantFrom(...operations), sdkReturns: fc.constantFrom<number[]>(0, 1) }), 5) },
    ({ calls }) => {
      const session = new Session();
      for (const { to, sdkReturns } of calls) session.call(to, sdkReturns);
      expect(session.outcomes()).toEqual(
        calls.map(({ sdkReturns }) => `returns ${sdkReturns === 0 ? "'recorded'" : "'skipped'"}`),
      );
    },
    {
      why: 'a caller that compares statuses has to change when the vendor changes',
      effort: 0.5,
      examples: operations.map((to) => ({ calls: [0, 1, 0, 0, 1].map((sdkReturns) => ({ to, sdkReturns })) })),
    },
  );
});

describe('6 ★★★ An invalid user id never reaches the SDK', () => {
  law(
    'the digits of an integer from 0 to MAX_SAFE_INTEGER reach the SDK as that number',
    { userId: wholeNumbers().map(String) },
    ({ userId }) => {
      const session = play(view('/', userId));
      expect(session.argumentsAt(1)).toEqual([Number(userId)]);
    },
    { effort: 0.5, examples: [...integerEdges, 10, 100_200].map((number) => ({ userId: String(number) })) },
  );

  law(
    'any other id makes recordPageView throw InvalidUserIdError, and the SDK is not called',
    { userId: invalidIds() },
    ({ userId }) => {
      const session = play(view('/', userId));
      expect({ outcomes: session.outcomes(), 'calls to the SDK': session.counts() }).toEqual({
        outcomes: [rejectedId(userId)],
        'calls to the SDK': [0],
      });
    },
    {
      why: 'nobody notices when a page view counts for another user, or for NaN',
      examples: typicalInvalidIds.map((userId) => ({ userId })),
    },
  );

  example(
    'after an invalid id, valid page views reach the SDK, and the next invalid id gets an error of its own',
    () => {
      const session = play(view('/', 'guest'), view('/', '7'), view('/', '007'));
      expect(session.counts()).toEqual([0, 1, 0]);
      const [first, , last] = session.outcomes();
      expect([first, last]).toEqual([rejectedId('guest'), rejectedId('007')]);
    },
  );
});

describe('7 ★★★ An invalid property never reaches the SDK', () => {
  const accepted = fc.oneof(anyString(), fc.boolean(), numbers.filter(Number.isFinite));
  const typical = ['', 'null', 'NaN', '2020-02-02T00:00:00.000Z', true, false, 0, -1, 0.1 + 0.2, 5e-324, 1e21, 2 ** 53];

  law(
    'strings, booleans and finite numbers reach the SDK',
    { value: accepted },
    ({ value }) => {
      const session = play(event({ value }));
      expect(session.argumentsAt(1).map((properties) => (properties as { value?: unknown }).value)).toEqual([value]);
    },
    { effort: 0.5, examples: typical.map((value) => ({ value })) },
  );

  law(
    'any other value makes recordEvent throw InvalidPropertyError, and the SDK is not called',
    {
      value: fc.constantFrom(...unacceptedKinds),
      property: fc.constantFrom('coupon', 'toJSON', ''),
      place: fc.constantFrom('alone', 'first', 'last'),
      eventName: fc.constantFrom<string[]>('signup', 'order'),
    },
    ({ value, property, place, eventName }) => {
      const session = play(event(invalidProperties(value, property, place), eventName));
      expect({ outcomes: session.outcomes(), 'calls to the SDK': session.counts() }).toEqual({
        outcomes: [rejectedProperty(eventName, property)],
        'calls to the SDK': [0],
      });
    },
    {
      why: 'if JSON drops or changes a property, it shows only months later, in a report',
      examples: unacceptedKinds.flatMap((value) =>
        [
          ['coupon', 'last'] as const,
          ['coupon', 'first'] as const,
          ['toJSON', 'alone'] as const,
          ['', 'alone'] as const,
        ].map(([property, place]) => ({ value, property, place, eventName: 'signup' })),
      ),
    },
  );

  example(
    'after an invalid property, valid events reach the SDK, and the next invalid property gets an error of its own',
    () => {
      const session = play(event({ a: null }, 'one'), event({ total: 1 }), event({ b: undefined }, 'two'));
      expect(session.counts()).toEqual([0, 1, 0]);
      const [first, , last] = session.outcomes();
      expect([first, last]).toEqual([rejectedProperty('one', 'a'), rejectedProperty('two', 'b')]);
    },
  );
});

describe('8 ★★★ Every failure of the SDK becomes an AnalyticsError', () => {
  const to = fc.constantFrom(...operations);

  law(
    'the AnalyticsError names the method of the port, and its cause is what the SDK threw',
    { to, sdkThrows: anyFailure(ownErrors) },
    ({ to, sdkThrows }) => {
      const session = new Session({ failure: sdkThrows });
      session.call(to);
      expect({ outcomes: session.outcomes(), 'calls to the SDK': session.counts() }).toEqual({
        outcomes: [failed(to, 'what the SDK threw')],
        'calls to the SDK': [1],
      });
    },
    {
      why: "a caller that catches a vendor's errors has to change when the vendor changes",
      effort: 0.5,
      examples: typicalFailures.flatMap((sdkThrows) => operations.map((to) => ({ to, sdkThrows }))),
    },
  );

  law(
    'the AnalyticsError names the method of the port, and its cause is the number that the SDK returned',
    { to, sdkReturns: fc.oneof(fc.constantFrom(...failureStatuses), fc.integer({ min: 2 })) },
    ({ to, sdkReturns }) => {
      const session = new Session();
      session.call(to, sdkReturns);
      expect({ outcomes: session.outcomes(), 'calls to the SDK': session.counts() }).toEqual({
        outcomes: [failed(to, sdkReturns)],
        'calls to the SDK': [1],
      });
    },
    {
      why: 'nobody notices a failure that looks like a success',
      effort: 0.5,
      examples: failureStatuses.flatMap((sdkReturns) => operations.map((to) => ({ to, sdkReturns }))),
    },
  );

  law(
    'each call fails if the SDK fails during this call, and only then',
    { calls: walks(fc.record({ to, sdkReturns: fc.constantFrom<number[]>(0, 2, 404) }), 5) },
    ({ calls }, mode) => {
      const session = new Session({ mode });
      for (const { to, sdkReturns } of calls) session.call(to, sdkReturns);
      const outcomes = session.outcomes(mode.trouble?.failure);
      expect({
        outcomes: outcomes.map((outcome) => (outcome.startsWith('returns') ? 'succeeds' : outcome)),
        'calls to the SDK': session.counts(),
      }).toEqual({
        outcomes: calls.map(({ to, sdkReturns }, i) => {
          if (mode.trouble?.call === i + 1) return failed(to, 'what the SDK threw');
          return sdkReturns === 0 ? 'succeeds' : failed(to, sdkReturns);
        }),
        'calls to the SDK': calls.map(() => 1),
      });
    },
    {
      modes: { inTrouble: { how: 'throws', upTo: 3, errors: ownErrors } },
      effort: 0.5,
      examples: [
        [2, 0, 0, 404, 0, 0],
        [...Array<number>(10).fill(404), 0],
      ].flatMap((all) => operations.map((to) => ({ calls: all.map((sdkReturns) => ({ to, sdkReturns })) }))),
    },
  );
});

function checkout(id: string, total: number): Checkout {
  return { user: { id, name: 'Alice' }, total };
}
