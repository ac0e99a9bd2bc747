import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ids, trickyNames, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import {
  Notebook,
  RecordingSdk,
  anySteps,
  argumentOf,
  badUserIds,
  frozen,
  goodSteps,
  kindsOfError,
  kindsOfLossy,
  lossy,
  mixedSteps,
  notUserIds,
  outcomeOf,
  placed,
  places,
  properties,
  record,
  refusedEvent,
  refusedId,
  snapshot,
  userIds,
  wantedOf,
  type KindOfError,
  type Lossy,
  type Step,
} from './adapter.model.ts';
import { LegacyAnalyticsAdapter, trackCheckout } from './adapter.ts';

const methods = ['recordPageView', 'recordEvent'] as const;

describe('1 ★ Page views and events reach the SDK in its own terms', () => {
  example('a view by user 42 and a signup with a coupon', () => {
    const sdk = new RecordingSdk();
    const analytics = new LegacyAnalyticsAdapter(sdk);
    const outcomes = [
      outcomeOf(() => analytics.recordPageView('/checkout', { id: '42', name: 'Alice' })),
      outcomeOf(() => analytics.recordEvent({ name: 'signup', properties: { coupon: 'SPRING', visits: 3 } })),
    ];
    expect({ outcomes, heard: sdk.heard() }).toEqual({
      outcomes: ['done', 'done'],
      heard: [
        ['trackPageView', '/checkout', 42, 'web'],
        ['trackEvent', 'signup', { coupon: 'SPRING', visits: 3 }],
      ],
    });
  });

  law(
    'a page view arrives as the page, the id as a number, and web',
    { page: fc.constantFrom('/', '/cart'), id: fc.nat(99), name: fc.constantFrom('Alice', 'Bob') },
    ({ page, id, name }) => {
      const { outcome, heard } = record({ page, user: { id: String(id), name } });
      expect({ outcome, heard }).toEqual({ outcome: 'done', heard: [['trackPageView', page, id, 'web']] });
    },
  );

  law(
    'an event arrives as its name and its properties as JSON text',
    { name: fc.constantFrom('signup', 'search'), count: fc.nat(9) },
    ({ name, count }) => {
      const { outcome, heard } = record({ name, properties: { count } });
      expect({ outcome, heard }).toEqual({ outcome: 'done', heard: [['trackEvent', name, { count }]] });
    },
  );
});

describe('2 ★ A caller needs the port and nothing of the SDK', () => {
  law('trackCheckout records its page view and its event in any port', checkouts(), ({ user, total }) => {
    const port = new Notebook();
    const outcome = outcomeOf(() => trackCheckout(port, user, total));
    expect({ outcome, recorded: port.recorded() }).toEqual({
      outcome: 'done',
      recorded: [
        ['recordPageView', '/checkout', user],
        ['recordEvent', { name: 'checkout_completed', properties: { total, currency: 'USD' } }],
      ],
    });
  });

  law('through the adapter, the same checkout reaches the SDK', checkouts(), ({ user, total }) => {
    const sdk = new RecordingSdk();
    const analytics = new LegacyAnalyticsAdapter(sdk);
    const outcome = outcomeOf(() => trackCheckout(analytics, user, total));
    expect({ outcome, heard: sdk.heard() }).toEqual({
      outcome: 'done',
      heard: [
        ['trackPageView', '/checkout', Number(user.id), 'web'],
        ['trackEvent', 'checkout_completed', { total, currency: 'USD' }],
      ],
    });
  });

  law(
    'the port returns undefined, whatever the SDK returns',
    { sdkReturns: fc.constantFrom('receipt 7', 0, true) },
    ({ sdkReturns }) => {
      const analytics = new LegacyAnalyticsAdapter(new RecordingSdk(sdkReturns));
      const returned: unknown[] = [];
      const outcome = outcomeOf(() => {
        returned.push(analytics.recordPageView('/', { id: '1', name: 'Alice' }));
        returned.push(analytics.recordEvent({ name: 'signup', properties: {} }));
      });
      expect({ outcome, returned }).toEqual({ outcome: 'done', returned: [undefined, undefined] });
    },
    { effort: 0.2, why: 'a caller that reads what the SDK returned is bound to that SDK' },
  );
});

describe('3 ★★ One call makes one call, with exactly these arguments', () => {
  law(
    'after each call the SDK has heard exactly that one',
    { steps: walks(goodSteps(), 10) },
    ({ steps }) => {
      const sdk = new RecordingSdk();
      const analytics = new LegacyAnalyticsAdapter(sdk);
      expect({ 'heard when made': sdk.heard() }).toEqual({ 'heard when made': [] });
      const told = steps.map((step) => record(step, argumentOf(step), sdk, analytics));
      expect(told).toEqual(steps.map(wantedOf));
    },
    {
      effort: 0.5,
      examples: [
        { steps: [view('/', '7'), view('/', '7')] },
        {
          steps: [view('', '0'), view(' /a b ', '1'), { name: ' A b ', properties: {} }, { name: '', properties: {} }],
        },
        { steps: [{ name: 'signup', properties: { a: 1 } }, view('/', '7'), { name: 'signup', properties: { a: 1 } }] },
      ],
    },
  );
});

describe('4 ★★ Properties survive', () => {
  law(
    'what the SDK got parses back to the properties',
    { properties: properties() },
    ({ properties }) => {
      const { outcome, heard } = record({ name: 'search', properties });
      expect({ outcome, heard }).toEqual({ outcome: 'done', heard: [['trackEvent', 'search', properties]] });
    },
    {
      examples: [
        ...trickyNames.map((key) => ({ properties: own(key, { [key || 'a']: [key] }) })),
        { properties: { toJSON: 'no function' } },
        { properties: { values: [null, true, false, 0, '', [], {}] } },
        { properties: { text: 'undefined', 'not a number': 'NaN', when: '2020-02-02T00:00:00.000Z' } },
        { properties: { values: [1e21, 5e-324, -0.1, 2 ** 53, '\ud800', '"\\\n'] } },
      ],
    },
  );

  law(
    'the same object may stand in several places',
    { shared: fc.constantFrom<unknown>({ sku: 'A1' }, ['A1'], {}, []), stands: fc.constantFrom(...places) },
    ({ shared, stands }) => {
      const properties = { first: shared, ...placed(shared, stands), all: [shared, shared] };
      const { outcome, heard } = record({ name: 'order', properties });
      expect({ outcome, heard }).toEqual({ outcome: 'done', heard: [['trackEvent', 'order', properties]] });
    },
    { effort: 0.3 },
  );
});

describe('5 ★★★ Only the plain digits of a whole number are a user id', () => {
  law(
    'a whole number in plain digits passes',
    { userId: userIds() },
    ({ userId }) => {
      const { outcome, heard } = record(view('/', userId));
      expect({ outcome, heard }).toEqual({ outcome: 'done', heard: [['trackPageView', '/', Number(userId), 'web']] });
    },
    { examples: ['0', '1', '10', '100200', String(Number.MAX_SAFE_INTEGER)].map((userId) => ({ userId })) },
  );

  law(
    'an id that is no whole number in plain digits is refused, and the SDK hears nothing',
    { userId: badUserIds() },
    ({ userId }) => {
      const { outcome, heard } = record(view('/', userId));
      expect({ outcome, heard }).toEqual({ outcome: refusedId(userId), heard: [] });
    },
    {
      why: 'a view counted for the wrong user, or for NaN, is never found again',
      examples: notUserIds.map((userId) => ({ userId })),
    },
  );
});

describe('6 ★★★ Properties that JSON would lose are refused', () => {
  law(
    'a value that JSON would lose is refused wherever it stands, and the SDK hears nothing',
    { value: fc.constantFrom(...kindsOfLossy), stands: fc.constantFrom(...places), name: ids() },
    ({ value, stands, name }) => {
      const { outcome, heard } = record({ name, properties: placed(lossy[value](), stands) });
      expect({ outcome, heard }).toEqual({ outcome: refusedEvent(name), heard: [] });
    },
    {
      why: 'what JSON leaves out or replaces is missed months later, in a report',
      examples: kindsOfLossy.flatMap((value) => places.map((stands) => ({ value, stands, name: 'signup' }))),
    },
  );

  law(
    'properties that contain themselves are refused',
    { path: fc.array(fc.constantFrom('a', 'list'), { maxLength: 3 }) },
    ({ path }) => {
      const properties: Record<string, unknown> = { total: 1 };
      properties['self'] = path.reduce<unknown>((inner, key) => (key === 'a' ? { a: inner } : [inner]), properties);
      const { outcome, heard } = record({ name: 'loop', properties });
      expect({ outcome, heard }).toEqual({ outcome: refusedEvent('loop'), heard: [] });
    },
    { effort: 0.2, examples: [{ path: [] }] },
  );
});

describe('7 ★★★ What the SDK throws becomes an AnalyticsError', () => {
  law(
    'the caller gets an AnalyticsError with the very value as its cause, after one call',
    { call: fc.constantFrom(...methods), sdkThrows: fc.constantFrom(...kindsOfError) },
    ({ call, sdkThrows }) => {
      const step = call === 'recordPageView' ? view('/', '7') : { name: 'signup', properties: {} };
      const { outcome, heard } = record({ ...step, sdkThrows });
      expect({ outcome, 'calls of the SDK': heard.length }).toEqual({
        outcome: `AnalyticsError of ${call}, caused by the very value`,
        'calls of the SDK': 1,
      });
    },
    {
      why: 'callers can handle one error of their own, not those of every vendor',
      examples: kindsOfError.flatMap((sdkThrows) => methods.map((call) => ({ call, sdkThrows }))),
    },
  );

  law(
    'refusals, failures and successes mix, and each call stands for itself',
    { steps: walks(mixedSteps(), 10) },
    ({ steps }) => {
      const sdk = new RecordingSdk();
      const analytics = new LegacyAnalyticsAdapter(sdk);
      const told = steps.map((step) => record(step, argumentOf(step), sdk, analytics));
      expect(told).toEqual(steps.map(wantedOf));
    },
    {
      effort: 0.5,
      examples: [
        { steps: [view('/', 'guest', 'an Error'), view('/', '42')] },
        { steps: [view('/a', '1', 'an Error'), view('/b', '2')] },
        {
          steps: [
            { name: 'a', properties: {}, lossy: 'undefined', sdkThrows: 'an Error' },
            { name: 'b', properties: {} },
          ],
        },
        {
          steps: [
            { name: 'a', properties: {}, sdkThrows: 'an Error' },
            { name: 'b', properties: { b: 1 } },
          ],
        },
      ],
    },
  );
});

describe('8 ★★★ Users and events stay as they are', () => {
  law(
    'user and event are as they were, whatever became of the call',
    { step: anySteps() },
    ({ step }) => {
      const argument = argumentOf(step);
      const before = snapshot(argument);
      record(step, argument);
      expect(snapshot(argument)).toEqual(before);
    },
    {
      examples: [
        view('/', '7'),
        view('/', ' 7'),
        view('/', '7', 'an Error'),
        ordered(),
        ordered({ sdkThrows: 'an Error' }),
        ...kindsOfLossy.map((lossy) => ordered({ lossy })),
      ].map((step) => ({ step })),
    },
  );

  law('frozen users and events are recorded like any other', { step: goodSteps() }, ({ step }) => {
    expect(record(step, frozen(argumentOf(step)))).toEqual(wantedOf(step));
  });
});

function view(page: string, id: string, sdkThrows?: KindOfError): Step {
  return { page, user: { id, name: 'Alice' }, ...(sdkThrows && { sdkThrows }) };
}

function ordered(more: { lossy?: Lossy; sdkThrows?: KindOfError } = {}): Step {
  return { name: 'order', properties: { lines: [{ sku: 'B2' }, { sku: 'A1' }] }, ...more };
}

/** An object with one property of that name, also where the name is `'__proto__'`. */
function own(key: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([[key, value]]);
}

function checkouts() {
  const user = fc.record(
    { id: fc.nat(99).map(String), name: fc.constantFrom('Alice', 'Bob') },
    { noNullPrototype: true },
  );
  return { user, total: fc.nat(9999) };
}
