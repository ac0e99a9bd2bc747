import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyKey, anyString, falsyValues, hostileStrings, lookAlikes, twoKeys } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import {
  dispatch,
  DispatcherSession,
  dispatcherWith,
  errorOf,
  ExpectedDispatcher,
  failures,
  failuresToTry,
  handlerTypes,
  reactions,
  register,
  type Step,
  stepsWith,
  twoTypes,
} from './dispatcher.model.ts';
import { type DomainEvent, EventDispatcher, Order } from './domain-events.ts';
import {
  acceptedCalls,
  acceptedChanges,
  anyAddress,
  anyChanges,
  anyDetails,
  type Call,
  type Change,
  eventsOf,
  eventText,
  ExpectedOrder,
  orderO1,
  OrderSession,
  ordinaryDetails,
  popsOf,
  rejectedToTry,
  statesOf,
  tamperWith,
} from './order.model.ts';

const times = [1000, 0, -1, 0.5, 2 ** 31, 1_700_000_000_000];

/** What handlers may return: all of it is ignored. */
const returnValues: unknown[] = [
  undefined,
  false,
  new Error('returned, not thrown'),
  true,
  'stop',
  { error: 'none' },
  ...falsyValues,
];

describe('1 ★ `place` and `cancel` record what happened', () => {
  example('order o1 is placed and then cancelled', () => {
    const order = new Order(orderO1, () => 1000);
    const states = [order.status];
    order.place();
    states.push(order.status);
    order.cancel('too late');
    states.push(order.status);
    expect(states).toEqual(['PENDING', 'PLACED', 'CANCELLED']);
    expect(order.popEvents().map((event) => eventText(event, 'data'))).toEqual([
      "OrderPlaced for 'o1': customer 'c1', total 4999, address '1 Main Street'",
      "OrderCancelled for 'o1': reason 'too late'",
    ]);
  });

  law(
    'placing records OrderPlaced, and cancelling records OrderCancelled',
    { details: ordinaryDetails(), reason: fc.constantFrom('too late', 'customer request') },
    ({ details, reason }) => {
      const calls: Call[] = ['popEvents', 'place', 'popEvents', `cancel: ${reason}`, 'popEvents'];
      expect(popsOf(new OrderSession(details), calls, 'data')).toEqual(
        popsOf(new ExpectedOrder(details), calls, 'data'),
      );
    },
  );
});

describe('2 ★ `dispatch` calls the handlers of each event, in order', () => {
  example('two handlers receive OrderPlaced, and one receives OrderCancelled', () => {
    const log: string[] = [];
    const dispatcher = new EventDispatcher();
    dispatcher.register('OrderPlaced', ({ orderId, total }) => log.push(`email: ${orderId}, ${total}`));
    dispatcher.register('OrderCancelled', ({ orderId, reason }) => log.push(`refund: ${orderId}, ${reason}`));
    dispatcher.register('OrderPlaced', ({ address }) => log.push(`delivery: ${address}`));
    const about = { occurredAt: 1000, orderId: 'o1' };
    dispatcher.dispatch([
      { ...about, type: 'OrderPlaced', customerId: 'c1', total: 4999, address: '1 Main Street' },
      { ...about, type: 'DeliveryAddressChanged', oldAddress: '1 Main Street', newAddress: '7 Park Lane' },
      { ...about, type: 'OrderCancelled', reason: 'too late' },
    ]);
    expect(log).toEqual(['email: o1, 4999', 'delivery: 1 Main Street', 'refund: o1, too late']);
  });

  law(
    'for each event in turn, the handlers of its type are called in the order of registration',
    {
      handlersFor: fc.array(fc.constantFrom('Placed', 'Cancelled'), { maxLength: 5 }),
      events: fc.array(fc.constantFrom('Placed', 'Cancelled', 'Moved'), { minLength: 1, maxLength: 4 }),
    },
    ({ handlersFor, events }) => {
      const steps = [...handlersFor.map((type, i) => register(`handler${i + 1}`, type)), dispatch(...events)];
      expectSame(steps, new DispatcherSession(), new ExpectedDispatcher());
    },
    { examples: [{ handlersFor: ['Placed', 'Placed'], events: ['Placed', 'Placed'] }] },
  );

  law(
    'every handler receives the event object itself',
    { handlers: fc.integer({ min: 1, max: 3 }) },
    ({ handlers }) => {
      const event: DomainEvent = { type: 'Placed', occurredAt: 1000 };
      const received: unknown[] = [];
      const dispatcher = new EventDispatcher<DomainEvent>();
      for (let i = 0; i < handlers; i += 1) dispatcher.register('Placed', (given) => void received.push(given));
      dispatcher.dispatch([event]);
      expect(received.map((given) => given === event)).toEqual(Array(handlers).fill(true));
    },
  );

  law(
    'handlers are called by dispatch, and not when the order changes or when its events are popped',
    { details: ordinaryDetails() },
    ({ details }) => {
      const log: string[] = [];
      const dispatcher = new EventDispatcher();
      dispatcher.register('OrderPlaced', ({ orderId }) => log.push(`placed ${orderId}`));
      const order = new Order(details, () => 1000);
      order.place();
      const events = order.popEvents();
      const before = [...log];
      dispatcher.dispatch(events);
      expect({ before, after: log }).toEqual({ before: [], after: [`placed ${details.id}`] });
    },
  );
});

describe('3 ★★ `popEvents` returns each event once, in the order recorded', () => {
  law(
    'each call returns the events recorded since the previous call, whatever the clock says',
    { calls: acceptedCalls(), tick: fc.constantFrom(1, 0, -1) },
    ({ calls, tick }, mode) => {
      const session = mode.use(() => new OrderSession(orderO1, { tick, caller: mode.caller }));
      const all: Call[] = [...calls, 'popEvents', 'popEvents'];
      expect(popsOf(session, all, 'kind')).toEqual(popsOf(new ExpectedOrder(orderO1), all, 'kind'));
    },
    {
      modes: { mutated: true, inCompany: true },
      examples: [
        ['place', 'popEvents', 'cancel: too late', 'popEvents', 'popEvents'] as Call[],
        ['popEvents', 'popEvents', 'place', 'changeAddress: 7 Park Lane', 'cancel: too late'] as Call[],
        ['changeAddress: 7 Park Lane', 'place', 'changeAddress: 1 Main Street', 'cancel: too late'] as Call[],
      ].flatMap((calls) => ([1, -1] as const).map((tick) => ({ calls, tick }))),
    },
  );

  law(
    'a returned array stays the same while the order records and returns more events',
    { earlier: fc.nat(4), later: fc.integer({ min: 1, max: 4 }) },
    ({ earlier, later }) => {
      const order = new Order(orderO1, () => 1000);
      const move = (street: string, times: number) => {
        for (let i = 1; i <= times; i += 1) order.changeAddress(`${i} ${street}`);
      };
      move('Park Lane', earlier);
      const returned = order.popEvents();
      const before = returned.length;
      move('Main Road', later);
      const afterChanges = returned.length;
      const more = [order.popEvents().length, order.popEvents().length];
      const lines = returned.map((event) => eventText(event, 'kind'));
      expect({ before, afterChanges, more, lines }).toEqual({
        before: earlier,
        afterChanges: earlier,
        more: [later, 0],
        lines: Array.from({ length: earlier }, (_, i) => `DeliveryAddressChanged: to '${i + 1} Park Lane'`),
      });
    },
    {
      why: 'the application may still be dispatching the array while a handler changes the order',
      examples: [
        { earlier: 0, later: 1 },
        { earlier: 2, later: 2 },
      ],
    },
  );

  law(
    'every event is returned, however many there are',
    { changes: fc.nat(60) },
    ({ changes }) => {
      const order = new Order(orderO1, () => 1000);
      for (let i = 0; i < changes; i += 1) order.changeAddress(`${i} Park Lane`);
      expect(order.popEvents().length).toBe(changes);
    },
    { examples: [{ changes: 1_000 }], effort: 0.3 },
  );
});

describe('4 ★★ The status decides which changes an order allows', () => {
  law(
    'each call succeeds or throws as the table says, and leaves the order with the expected status and address',
    { id: anyString(), address: anyAddress(), changes: anyChanges() },
    ({ id, address, changes }, mode) => {
      const details = { ...orderO1, id, address };
      const session = mode.use(() => new OrderSession(details));
      expect(statesOf(session, changes)).toEqual(statesOf(new ExpectedOrder(details), changes));
    },
    {
      modes: { inCompany: true },
      examples: [...rejectedToTry, ['changeAddress: ', 'changeAddress: B'] as Change[]].map((changes) => ({
        id: 'o1',
        address: '1 Main Street',
        changes,
      })),
    },
  );
});

describe('5 ★★ An order records one event per change, and none without a change', () => {
  law(
    'after any sequence of calls, there is one event for each call that changed the order',
    { address: anyAddress(), changes: anyChanges() },
    ({ address, changes }) => {
      const details = { ...orderO1, address };
      const calls: Call[] = [...changes, 'popEvents'];
      expect(popsOf(new OrderSession(details), calls, 'kind')).toEqual(
        popsOf(new ExpectedOrder(details), calls, 'kind'),
      );
    },
    {
      why: 'handlers would act on something that did not happen, or miss something that did',
      examples: [
        ...rejectedToTry.map((changes) => ({ address: orderO1.address, changes })),
        ...lookAlikes.map(([one, other]) => {
          const [toOne, toOther] = [`changeAddress: ${one}`, `changeAddress: ${other}`] as const;
          return { address: one, changes: [toOther, 'place', toOne, toOne] as Change[] };
        }),
      ],
    },
  );

  law(
    'the event carries the data of its change',
    { details: anyDetails(), changes: acceptedChanges() },
    ({ details, changes }) => {
      expect(eventsOf(new OrderSession(details), changes, 'data')).toEqual(
        eventsOf(new ExpectedOrder(details), changes, 'data'),
      );
    },
    {
      examples: [
        { details: orderO1, changes: ['changeAddress: 7 Park Lane', 'place', 'cancel: '] },
        {
          details: { id: '', customerId: '', total: 0, address: '' },
          changes: ['place', 'changeAddress:  ', 'changeAddress: '],
        },
      ],
    },
  );
});

describe('6 ★★ A handler receives every event of its type, and no others', () => {
  law(
    'each event reaches the handlers that were registered for its type',
    { steps: stepsWith(anyKey(), 12), returned: fc.constantFrom(...returnValues) },
    ({ steps, returned }, mode) => {
      const session = mode.use(() => new DispatcherSession({ returned, isSorted: true }, mode.caller));
      expectSame(steps, session, new ExpectedDispatcher({ isSorted: true }));
    },
    {
      modes: { mutated: true, inCompany: true },
      examples: [
        [register('mail', 'a'), register('stock', 'b'), dispatch('a', 'b', 'a'), register('audit', 'a'), dispatch('a')],
        [
          register('mail', 'a'),
          register('stock', 'a'),
          register('mail', 'a'),
          register('mail', 'b'),
          dispatch('a', 'b'),
        ],
        [dispatch('constructor', '__proto__', 'toString'), register('mail', 'constructor'), dispatch('constructor')],
        Array.from({ length: 12 }, (_, i): Step => register(`handler${i}`, 'a')).concat(dispatch('a', 'a')),
      ].flatMap((steps) => returnValues.slice(0, 4).map((returned) => ({ steps, returned }))),
    },
  );

  law(
    'types match only if the strings are equal',
    { types: twoKeys() },
    ({ types: [one, other] }) => {
      const steps = [register('mail', one), dispatch(one, other), register('stock', other), dispatch(other, one)];
      expectSame(steps, new DispatcherSession(), new ExpectedDispatcher());
    },
    {
      why: 'a handler would act on an event of another type, or miss an event of its own',
      examples: [...lookAlikes, ...hostileStrings.map((type) => [type, 'a'] as const)].map(([one, other]) => ({
        types: [one, other] as [string, string],
      })),
    },
  );

  law(
    'an event that is dispatched again is delivered again',
    { dispatches: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }) },
    ({ dispatches }) => {
      const log: string[] = [];
      const dispatcher = new EventDispatcher<DomainEvent>();
      dispatcher.register('Placed', () => log.push('mail'));
      const event = { type: 'Placed', occurredAt: 1000 };
      const delivered = dispatches.map((times) => {
        dispatcher.dispatch(Array.from({ length: times }, () => event));
        return log.splice(0).length;
      });
      expect(delivered).toEqual(dispatches);
    },
    { examples: [{ dispatches: [2] }, { dispatches: [1, 1] }] },
  );

  law(
    'a dispatcher calls no handlers of another dispatcher',
    { here: handlerTypes(), elsewhere: handlerTypes() },
    ({ here, elsewhere }) => {
      const log: string[] = [];
      const [dispatcher, other] = [new EventDispatcher<DomainEvent>(), new EventDispatcher<DomainEvent>()];
      for (const type of here) dispatcher.register(type, () => log.push(type));
      for (const type of elsewhere) other.register(type, () => log.push(`${type} elsewhere`));
      dispatcher.dispatch(['Placed', 'Cancelled'].map((type) => ({ type, occurredAt: 1000 })));
      expect(log).toEqual(['Placed', 'Cancelled'].flatMap((type) => here.filter((one) => one === type)));
    },
    { examples: [{ here: ['Placed'], elsewhere: ['Placed'] }] },
  );
});

describe('7 ★★★ Events are facts and never change', () => {
  law(
    'occurredAt is the time of the change, even if the clock stands still or goes backwards (by `tick` ms after each call)',
    { start: fc.constantFrom(...times), tick: fc.constantFrom(1, 0, -1), changes: acceptedChanges() },
    ({ start, tick, changes }, mode) => {
      const session = mode.use(() => new OrderSession(orderO1, { start, tick }));
      const calls: Call[] = [...changes, 'popEvents'];
      expect(popsOf(session, calls, 'time')).toEqual(
        popsOf(new ExpectedOrder(orderO1, { start, tick }), calls, 'time'),
      );
    },
    {
      modes: { inCompany: true },
      examples: times.flatMap((start) =>
        ([1, -1] as const).map((tick) => ({
          start,
          tick,
          changes: ['place', 'changeAddress: 7 Park Lane'] as Change[],
        })),
      ),
    },
  );

  law(
    'an event carries the same data whether it is popped immediately after the change that it records or later',
    { details: anyDetails(), changes: acceptedChanges() },
    ({ details, changes }, { caller }) => {
      const immediately = eventsOf(new OrderSession(details), changes, 'data');
      const later = new OrderSession(details, { caller });
      changes.forEach((change) => later.change(change));
      expect(later.pop('data')).toEqual(immediately);
    },
    {
      modes: { mutated: true },
      examples: [
        ['place', 'changeAddress: 7 Park Lane', 'cancel: too late'] as Change[],
        ['changeAddress: 7 Park Lane', 'place', 'changeAddress: 8 Park Lane'] as Change[],
      ].map((changes) => ({ details: orderO1, changes })),
    },
  );

  law(
    'assigning to a property of an event, or deleting one, does not change the event',
    { details: anyDetails(), attempt: fc.constantFrom('assigns', 'deletes') },
    ({ details, attempt }) => {
      const order = new Order(details, () => 1000);
      order.changeAddress(`not ${details.address}`);
      order.place();
      order.cancel('too late');
      const events = order.popEvents();
      const linesOf = () => events.map((event) => eventText(event, 'data and time'));
      const before = linesOf();
      for (const event of events) tamperWith(event, attempt);
      expect(linesOf()).toEqual(before);
    },
    {
      why: 'a handler that changes an event changes it for all later handlers',
      examples: [
        { details: orderO1, attempt: 'assigns' },
        { details: orderO1, attempt: 'deletes' },
      ],
    },
  );
});

describe('8 ★★★ A failing handler does not affect others', () => {
  law(
    'dispatch makes all other calls, then throws one DispatchError that lists the failed calls',
    { mail: reactions(), stock: reactions(), failure: failures(), steps: stepsWith(twoTypes()) },
    ({ mail, stock, failure, steps }, mode) => {
      const behaviour = { reactions: { mail, stock }, failure };
      const all = [register('mail', 'Placed'), register('stock', 'Placed'), ...steps, dispatch('Placed', 'Cancelled')];
      const session = mode.use(() => new DispatcherSession(behaviour));
      expectSame(all, session, new ExpectedDispatcher(behaviour));
    },
    {
      modes: { inCompany: true },
      examples: failuresToTry.flatMap((failure) => [
        { mail: 'fails', stock: 'works', failure, steps: [dispatch('Placed', 'Placed')] },
        { mail: 'works', stock: 'fails', failure, steps: [register('audit', 'Placed')] },
        { mail: 'fails on its first call', stock: 'works', failure, steps: [dispatch('Placed'), dispatch('Placed')] },
        { mail: 'fails', stock: 'fails', failure, steps: [register('audit', 'Cancelled')] },
      ]),
    },
  );

  law(
    'each failure holds the event itself and the thrown value itself',
    { handlers: fc.integer({ min: 1, max: 3 }), failure: failures() },
    ({ handlers, failure }) => {
      const events: DomainEvent[] = [1000, 1000].map((occurredAt) => ({ type: 'Placed', occurredAt }));
      const error = errorOf(
        dispatcherWith(handlers, () => failure.value),
        events,
      );
      const actual = error.failures.map(({ event, cause }) => [events.indexOf(event), Object.is(cause, failure.value)]);
      expect(actual).toEqual(events.flatMap((_, i) => Array.from({ length: handlers }, () => [i, true])));
    },
    { examples: failuresToTry.map((failure) => ({ handlers: 2, failure })) },
  );

  law(
    'a DispatchError stays the same when later dispatches fail',
    { first: fc.integer({ min: 1, max: 3 }), second: fc.integer({ min: 1, max: 3 }) },
    ({ first, second }) => {
      let dispatched = 0;
      const dispatcher = dispatcherWith(1, () => `failure of dispatch ${dispatched}`);
      const errors = [first, second].map((count) => {
        dispatched += 1;
        return errorOf(
          dispatcher,
          Array.from({ length: count }, () => ({ type: 'Placed', occurredAt: 1000 })),
        );
      });
      expect(errors.map((error) => error.failures.map(({ cause }) => cause))).toEqual([
        Array(first).fill('failure of dispatch 1'),
        Array(second).fill('failure of dispatch 2'),
      ]);
    },
    { examples: [{ first: 1, second: 1 }] },
  );
});

function expectSame(steps: readonly Step[], session: DispatcherSession, expected: ExpectedDispatcher): void {
  expect(steps.map((step) => session.do(step))).toEqual(steps.map((step) => expected.do(step)));
}
