import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyString, twoKeys, wholeNumbers } from '../support/hostile.ts';
import { law } from '../support/law.ts';
import { objectForms } from '../support/plug-in.ts';
import {
  acceptedOf,
  callsOf,
  events,
  Model,
  refusal,
  run,
  Session,
  type Setup,
  type StateRecipe,
  type Step,
} from './state.model.ts';
import { type OrderEvent, TransitionRefusedError } from './state.ts';

/** Every way from a new order to a status. */
const ways: readonly (readonly OrderEvent[])[] = [[], ['pay'], ['pay', 'ship'], ['cancel'], ['pay', 'cancel']];

describe('1 ★ An order is paid and then shipped, or it is cancelled', () => {
  law(
    'the status is PENDING at first, and follows the events',
    { events: fc.constantFrom(...ways) },
    ({ events }) => {
      const setup: Setup = { shows: [] };
      const session = new Session(setup);
      expect([session.order.status(), ...run(session, events)]).toEqual(['PENDING', ...run(new Model(setup), events)]);
    },
    { examples: ways.map((events) => ({ events })) },
  );
});

describe('2 ★ Paying charges the customer, and shipping dispatches the order', () => {
  law(
    'each effect is called once, with what it needs',
    {
      id: fc.constantFrom<string[]>('o1', 'o2', '4711'),
      amount: fc.integer({ min: 1, max: 5000 }),
      effects: fc.constantFrom('an object literal', 'an instance of a class'),
      events: fc.constantFrom<OrderEvent[]>([], ['pay'], ['pay', 'ship']),
    },
    ({ events, ...setup }, { caller }) => {
      const session = new Session({ ...setup, give: (value) => caller.give(value, 'effects') });
      run(session, events);
      const { id, amount } = setup;
      expect(session.calls).toEqual([`charge('${id}', ${amount})`, `dispatch('${id}')`].slice(0, events.length));
    },
    {
      examples: (['an object literal', 'an instance of a class'] as const).map((effects) => ({
        ...{ id: 'o1', amount: 1200 },
        effects,
        events: ['pay', 'ship'] as OrderEvent[],
      })),
    },
  );
});

describe('3 ★★ Each state accepts the events in the table and refuses all others', () => {
  law(
    'any sequence of events follows the table',
    { id: anyString(), amount: amounts(), events: walks(fc.constantFrom(...events), 12) },
    ({ events, ...facts }) => {
      const setup: Setup = { ...facts, shows: ['calls', 'refusals', 'can'] };
      expect(run(new Session(setup), events)).toEqual(run(new Model(setup), events));
    },
    {
      why: 'a single wrong cell ships what nobody has paid for',
      examples: ways.flatMap((way) =>
        events.map((event) => ({ id: 'o1', amount: 1200, events: [...way, event, ...events] })),
      ),
    },
  );
});

describe('4 ★★ An order works with any state, even one that it has never seen', () => {
  law(
    'each event that is accepted is one call of the current state, which calls the effect',
    {
      form: fc.constantFrom(...objectForms),
      start: fc.constantFrom<string[]>('PENDING', 'PAID'),
      events: stories(events),
    },
    ({ events, ...setup }) => {
      const accepted = acceptedOf(events, setup);
      expect(run(new Session(setup), accepted)).toEqual(run(new Model(setup), accepted));
    },
    {
      why: 'an order that looks at its status itself has to be changed for each new state',
      examples: objectForms.map((form) => ({ form, start: 'PENDING', events: ['pay', 'ship'] as OrderEvent[] })),
    },
  );

  law(
    'an order that starts in one of your own states calls the method of that state',
    { start: fc.constantFrom(...ownMethods()) },
    ({ start: { status, event } }) => {
      const calls = callsOf(status, event, (startState) => new Session({ startState }).order[event]());
      // Calls of frozen states and proxies cannot be counted.
      expect(`the order called the method ${calls ?? 1} times`).toBe('the order called the method 1 times');
    },
    {
      why: 'an order that does the work of a state itself has to be changed with each state',
      examples: ownMethods().map((start) => ({ start })),
    },
  );

  law(
    'states that come from somewhere else work like yours',
    { form: fc.constantFrom(...objectForms), first: recipes(), second: recipes(), events: stories(events) },
    ({ form, first, second, events }, { caller }) => {
      const setup: Setup = { start: 'first', plugIns: { first, second }, form, shows: ['calls', 'can'] };
      const session = new Session({ ...setup, give: (value) => caller.give(value, 'a state') });
      expect(run(session, events)).toEqual(run(new Model(setup), events));
    },
    {
      why: 'a state for orders on hold or returned has to be new code in one place',
      examples: objectForms.flatMap((form) => pluggedIn().map((example) => ({ form, ...example }))),
    },
  );
});

describe('5 ★★★ Orders share states, but nothing else', () => {
  law(
    'an event of one order affects no other',
    { ids: fc.oneof(twoKeys(), fc.constant<[string, string]>(['a', 'a'])), story: stories(eventsOfTwo()) },
    ({ ids: [a, b], story }) => {
      const facts = { A: { id: a, amount: 1200 }, B: { id: b, amount: 500 } };
      const sessions = { A: new Session(facts.A), B: new Session(facts.B) };
      const models = { A: new Model(facts.A), B: new Model(facts.B) };
      const [actual, expected]: [string[], string[]] = [[], []];
      for (const { order, event } of story) {
        if (!models[order].accepts(event)) continue;
        actual.push(`${order} ${sessions[order].send(event)}`);
        expected.push(`${order} ${models[order].send(event)}`);
      }
      expect(actual).toEqual(expected);
    },
    {
      examples: [
        { ids: ['a', 'b'], story: [...lifeOf('A', 'cancel'), ...lifeOf('B', 'cancel')] },
        { ids: ['a', 'b'], story: [...lifeOf('A', 'ship'), ...lifeOf('B', 'ship')] },
        { ids: ['a', 'a'], story: [toOrder('A', 'pay'), ...lifeOf('B', 'cancel'), toOrder('A', 'ship')] },
      ],
    },
  );

  law(
    'the effect of one order may send events to another, which handles them as usual',
    { during: fc.constantFrom(...eventsWithEffects()), inside: stories(eventsOfTwo()) },
    ({ during: { after, event }, inside }) => {
      const [a, b] = [new Session(), new Session()];
      const [modelOfA, modelOfB] = [new Model(), new Model()];
      run(a, after);
      run(modelOfA, after);
      const lines: string[] = [];
      a.inside = () => {
        for (const one of inside) lines.push(`inside: ${one.order} ${(one.order === 'A' ? a : b).send(one.event)}`);
      };
      lines.push(`A ${a.send(event)}`);
      const expectedInside = inside.map((one) =>
        one.order === 'A' ? `A ${one.event}: → ${modelOfA.status}` : `B ${modelOfB.send(one.event)}`,
      );
      expect(lines).toEqual([...expectedInside.map((line) => `inside: ${line}`), `A ${modelOfA.send(event)}`]);
    },
    { examples: eventsWithEffects().map((during) => ({ during, inside: [toOrder('B', 'pay'), toOrder('A', 'pay')] })) },
  );
});

describe('6 ★★★ An effect that throws leaves the order in its state', () => {
  law(
    'the caller gets what was thrown, and the order goes on as if the event had not been sent',
    { failure: anyFailure({ 'a TransitionRefusedError': anotherRefusal }), steps: stories(stepsThatMayFail()) },
    ({ failure, steps }) => {
      const accepted = acceptedOf(steps);
      expect(run(new Session({ failure }), accepted)).toEqual(run(new Model({ failure }), accepted));
    },
    {
      why: 'a bank that is down for a minute must not leave orders cancelled without a refund',
      examples: failures().flatMap((failure) =>
        eventsWithEffects().map(({ after, event }) => ({
          failure,
          steps: [...after, `${event} fails`, event] as Step[],
        })),
      ),
    },
  );
});

describe('7 ★★★ While an effect runs, its order refuses every event', () => {
  law(
    'events in the middle of another are refused, and the outer one goes on or fails',
    {
      during: fc.constantFrom(...eventsWithEffects()),
      inside: fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 3 }),
      last: fc.constantFrom('is caught', 'is not caught'),
    },
    ({ during: { after, event }, inside, last }) => {
      const setup: Setup = { shows: ['calls', 'refusals', 'can'] };
      const [session, model] = [new Session(setup), new Model(setup)];
      run(session, after);
      run(model, after);
      const lines: string[] = [];
      session.inside = () => {
        lines.push(...run(session, inside).map((line) => `inside: ${line}`));
        if (last === 'is not caught') session.order[event]();
      };
      const { status } = model;
      const outer: Step = last === 'is caught' ? event : `${event} fails`;
      lines.push(...run(session, [outer, event]));
      expect(lines).toEqual([
        ...inside.map((one) => `inside: ${one}: ${refusal(status, one)} → ${status}, can nothing`),
        ...run(model, [outer, event]),
      ]);
    },
    {
      why: 'a customer who clicks "pay" twice while the bank is being asked must be charged once',
      examples: eventsWithEffects().flatMap((during) =>
        events.flatMap((event) =>
          (['is caught', 'is not caught'] as const).map((last) => ({ during, inside: [event, event], last })),
        ),
      ),
    },
  );
});

/** Events that have an effect, each with the events before it. */
function eventsWithEffects(): { after: OrderEvent[]; event: OrderEvent }[] {
  return [
    { after: [], event: 'pay' },
    { after: ['pay'], event: 'ship' },
    { after: ['pay'], event: 'cancel' },
  ];
}

/** The methods of the learner's own states. */
function ownMethods(): { status: string; event: OrderEvent }[] {
  return [
    { status: 'PENDING', event: 'pay' },
    { status: 'PENDING', event: 'cancel' },
    { status: 'PAID', event: 'ship' },
    { status: 'PAID', event: 'cancel' },
  ];
}

function stepsThatMayFail(): readonly Step[] {
  return [...events, ...events.map((event): Step => `${event} fails`)];
}

function failures() {
  return [
    ordinaryFailure(),
    failureOf('undefined', undefined),
    failureOf('a TransitionRefusedError', anotherRefusal()),
  ];
}

/** What the order itself would throw if it refused to be paid. */
function anotherRefusal(): TransitionRefusedError {
  return new TransitionRefusedError('PENDING', 'pay');
}

interface Sent {
  order: 'A' | 'B';
  event: OrderEvent;
}

function toOrder(order: 'A' | 'B', event: OrderEvent): Sent {
  return { order, event };
}

function lifeOf(order: 'A' | 'B', end: OrderEvent): Sent[] {
  return [toOrder(order, 'pay'), toOrder(order, end)];
}

function eventsOfTwo(): readonly Sent[] {
  return events.flatMap((event) => [toOrder('A', event), toOrder('B', event)]);
}

/** Plugged-in states: a status, and the next state for some of the events. Their statuses may be the learner's, too. */
function recipes(): fc.Arbitrary<StateRecipe> {
  const next = fc.constantFrom('first', 'second', 'PENDING', 'PAID', 'SHIPPED', 'CANCELLED');
  const status = fc.oneof(fc.constantFrom('ON_HOLD', 'PENDING', 'PAID', 'SHIPPED'), anyString());
  return fc.record(
    { status, pay: next, ship: next, cancel: next },
    { requiredKeys: ['status'], noNullPrototype: true },
  ) as fc.Arbitrary<StateRecipe>;
}

function pluggedIn(): { first: StateRecipe; second: StateRecipe; events: OrderEvent[] }[] {
  const returned = { status: 'RETURNED', ship: 'SHIPPED', cancel: 'CANCELLED' };
  return [
    {
      first: { status: 'ON_HOLD', pay: 'PENDING', ship: 'first' },
      second: returned,
      events: ['ship', 'pay', 'pay', 'ship'],
    },
    { first: { status: 'SHIPPED', cancel: 'second' }, second: returned, events: ['pay', 'cancel', 'ship', 'cancel'] },
    { first: { status: 'PENDING', ship: 'PENDING' }, second: returned, events: ['ship', 'ship', 'pay', 'cancel'] },
    { first: { status: 'PENDING', ship: 'PAID' }, second: returned, events: ['pay', 'ship', 'cancel'] },
  ];
}

/** Short stories of these steps. */
function stories<T>(steps: readonly T[]): fc.Arbitrary<T[]> {
  return walks(fc.constantFrom(...steps), 10);
}

function amounts(): fc.Arbitrary<number> {
  return wholeNumbers().map((n) => Math.max(n, 1));
}
