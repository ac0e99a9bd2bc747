import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyString, twoKeys, wholeNumbers } from '../support/hostile.ts';
import { law } from '../support/law.ts';
import { objectForms } from '../support/plug-in.ts';
import {
  acceptedOf,
  callerOfEffect,
  events,
  expectedAlone,
  Model,
  refusal,
  run,
  runAlone,
  runWithNewMethod,
  Session,
  type Setup,
  type StateRecipe,
  type Step,
  yours,
} from './state.model.ts';
import { Order, type OrderEvent, TransitionRefusedError } from './state.ts';

/** Every way from a new order to a status. */
const ways: readonly (readonly OrderEvent[])[] = [[], ['pay'], ['pay', 'ship'], ['cancel'], ['pay', 'cancel']];

/** Where the states come from. */
const origins = ['your own', 'from other code'] as const;

const ownStatuses = ['PENDING', 'PAID', 'SHIPPED', 'CANCELLED'] as const;

describe('1 ★ An order is paid and then shipped, or it is cancelled', () => {
  law(
    'the status is PENDING at first, and changes with each event',
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
    'each effect is called once, with the right arguments',
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
      expect(session.effectCalls).toEqual([`charge('${id}', ${amount})`, `dispatch('${id}')`].slice(0, events.length));
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

describe('3 ★★ Each state accepts exactly the events that the table allows', () => {
  law(
    'any sequence of events follows the table',
    { id: anyString(), amount: amounts(), events: walks(fc.constantFrom(...events), 12) },
    ({ events, ...facts }) => {
      const setup: Setup = { ...facts, shows: ['calls', 'refusals', 'can'] };
      expect(run(new Session(setup), events)).toEqual(run(new Model(setup), events));
    },
    {
      why: 'a shop loses money on orders that are shipped unpaid, or refunded after shipping',
      examples: ways.flatMap((way) =>
        events.map((event) => ({ id: 'o1', amount: 1200, events: [...way, event, ...events] })),
      ),
    },
  );
});

describe('4 ★★ An order works with any state, and a state with any facts', () => {
  law(
    'for each accepted event, the order calls the method of its state once, and only the method calls an effect',
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
      examples: objectForms.map((form) => ({ form, start: 'PENDING', events: ['pay', 'ship'] as OrderEvent[] })),
    },
  );

  law(
    'the methods of `pending` and `paid` work without an order, and the same way each time',
    { method: fc.constantFrom(...ownMethods()), id: anyString(), amount: amounts() },
    ({ method: { status, event }, ...facts }) => {
      const expected = expectedAlone(status, event, facts);
      expect(runAlone(status, event, facts)).toEqual([expected, expected]);
    },
    { examples: ownMethods().map((method) => ({ method, id: 'o1', amount: 1200 })) },
  );

  law(
    'effects are called by the methods of `pending` and `paid`, not by the order',
    { start: fc.constantFrom(...ownMethodsWithEffects()), passed: fc.boolean() },
    ({ start: { status, event, after }, passed }) => {
      const caller = callerOfEffect(status, event, (effects) => {
        const order = passed ? new Order('o1', 1200, effects, yours(status)) : new Order('o1', 1200, effects);
        for (const one of [...(passed ? [] : after), event]) order[one]();
      });
      expect(`the effect was called by ${caller}`).toBe(`the effect was called by ${status}.${event}`);
    },
    {
      why: 'an order that does the work of a state has to change whenever that state changes',
      examples: ownMethodsWithEffects().flatMap((start) => [true, false].map((passed) => ({ start, passed }))),
    },
  );

  law(
    'if a method of one of your own states is replaced or added, the order calls the new one',
    { status: fc.constantFrom(...ownStatuses), event: fc.constantFrom(...events) },
    ({ status, event }) => {
      const expected = `can ${event}: true, ${event}: → NEXT, 1 call of the method`;
      expect(runWithNewMethod(status, event)).toBe(expected);
    },
    {
      why: 'an order that knows what a state does has to change whenever that state changes',
      examples: ownStatuses.flatMap((status) => events.map((event) => ({ status, event }))),
    },
  );

  law(
    'states from other code work like your own',
    { form: fc.constantFrom(...objectForms), first: recipes(), second: recipes(), events: stories(events) },
    ({ form, first, second, events }, { caller }) => {
      const setup: Setup = { start: 'first', plugIns: { first, second }, form, shows: ['calls', 'can'] };
      const session = new Session({ ...setup, give: (value) => caller.give(value, 'a state') });
      expect(run(session, events)).toEqual(run(new Model(setup), events));
    },
    {
      why: 'a new state, for example for orders on hold, must not need a change in `Order`',
      examples: objectForms.flatMap((form) => pluggedIn().map((example) => ({ form, ...example }))),
    },
  );
});

describe('5 ★★★ One order never affects another', () => {
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
    'an effect may send events to another order, which handles them as usual',
    {
      during: fc.constantFrom(...eventsWithEffects()),
      inside: stories(eventsOfTwo()),
      effectsOfB: fc.constantFrom('send events to A', 'send nothing'),
    },
    ({ during: { after, event }, inside, effectsOfB }) => {
      const a = new Session();
      const b = new Session({ sharesEffectsOf: a });
      const [modelOfA, modelOfB] = [new Model(), new Model()];
      run(a, after);
      run(modelOfA, after);
      const lines: string[] = [];
      a.inside = () => {
        for (const one of inside) {
          // The orders share their effects, so this runs in an effect of B.
          if (effectsOfB === 'send events to A') a.inside = () => lines.push(`inside B: A ${a.send(one.event)}`);
          const line = (one.order === 'A' ? a : b).send(one.event);
          lines.push(`inside A: ${one.order} ${line}`);
        }
        a.inside = undefined;
      };
      lines.push(`A ${a.send(event)}`);
      const expectedInside = inside.flatMap((one) => {
        const unchanged = `A ${one.event}: → ${modelOfA.status}`;
        if (one.order === 'A') return [`inside A: ${unchanged}`];
        const line = modelOfB.send(one.event);
        const callsBack = effectsOfB === 'send events to A' && line.includes('(');
        return [...(callsBack ? [`inside B: ${unchanged}`] : []), `inside A: B ${line}`];
      });
      expect(lines).toEqual([...expectedInside, `A ${modelOfA.send(event)}`]);
    },
    {
      examples: eventsWithEffects().flatMap((during) =>
        (['send events to A', 'send nothing'] as const).map((effectsOfB) => ({
          during,
          inside: [toOrder('B', 'pay'), toOrder('A', 'pay'), toOrder('B', 'cancel'), toOrder('A', 'cancel')],
          effectsOfB,
        })),
      ),
    },
  );
});

describe('6 ★★★ An effect that throws leaves the order in its state', () => {
  law(
    'the caller gets the thrown value, and the order continues as if the event had not been sent',
    {
      states: fc.constantFrom(...origins),
      failure: anyFailure({ 'a TransitionRefusedError': anotherRefusal }),
      steps: stories(stepsThatMayFail()),
    },
    ({ states, failure, steps }) => {
      const setup: Setup = { ...settingsFor(states), failure, shows: ['calls', 'can'] };
      const accepted = acceptedOf(steps, setup);
      expect(run(new Session(setup), accepted)).toEqual(run(new Model(setup), accepted));
    },
    {
      why: 'when the bank is down for a minute, the caller has to know, and a second attempt has to work',
      examples: failures().flatMap((failure) => [
        ...eventsWithEffects().map(({ after, event }) => ({
          states: 'your own' as const,
          failure,
          steps: [...after, `${event} fails`, event] as Step[],
        })),
        {
          states: 'from other code' as const,
          failure,
          steps: ['ship fails', 'ship', 'ship fails', 'cancel'] as Step[],
        },
      ]),
    },
  );
});

describe('7 ★★★ An order refuses every event while it handles one', () => {
  law(
    'events that an effect sends to its own order are refused, and the event being handled continues or fails',
    {
      states: fc.constantFrom(...origins),
      during: fc.constantFrom(...eventsWithEffects()),
      inside: severalEvents(),
      refusals: fc.constantFrom('are caught', 'are caught except one'),
    },
    ({ states, during: { after, event }, inside, refusals }) => {
      const setup: Setup = { ...settingsFor(states), shows: ['calls', 'refusals', 'can'] };
      const [session, model] = [new Session(setup), new Model(setup)];
      run(session, after);
      run(model, after);
      const lines: string[] = [];
      session.inside = () => {
        lines.push(...run(session, inside).map((line) => `inside: ${line}`));
        if (refusals === 'are caught except one') session.order[event]();
      };
      const expected = refusedInside(model.status, inside);
      const outer: Step = refusals === 'are caught' ? event : `${event} fails`;
      lines.push(...run(session, [outer, event]));
      expect(lines).toEqual([...expected, ...run(model, [outer, event])]);
    },
    {
      why: 'an effect that starts its own event again, for example as a retry, must not run twice',
      examples: origins.flatMap((states) =>
        eventsWithEffects().flatMap((during) =>
          events.flatMap((event) =>
            (['are caught', 'are caught except one'] as const).map((refusals) => ({
              ...{ states, during },
              inside: [event, event],
              refusals,
            })),
          ),
        ),
      ),
    },
  );

  law(
    "events that a state's method sends to its own order are refused",
    {
      states: fc.constantFrom(...origins),
      during: fc.constantFrom(...eventsWithEffects(), { after: [], event: 'cancel' as const }),
      moment: fc.constantFrom('before the effect', 'after the effect'),
      inside: severalEvents(),
    },
    ({ states, during: { after, event }, moment, inside }) => {
      const setup: Setup = { start: 'PENDING', ...settingsFor(states), moment, shows: ['calls', 'refusals', 'can'] };
      const [session, model] = [new Session(setup), new Model(setup)];
      run(session, after);
      run(model, after);
      const lines: string[] = [];
      session.inside = () => lines.push(...run(session, inside).map((line) => `inside: ${line}`));
      const expected = refusedInside(model.status, inside);
      lines.push(session.send(event));
      expect(lines).toEqual([...expected, model.send(event)]);
    },
    {
      examples: origins.flatMap((states) =>
        (['before the effect', 'after the effect'] as const).map((moment) => ({
          ...{ states, moment },
          during: { after: [], event: 'pay' as const },
          inside: ['pay', 'cancel'] as OrderEvent[],
        })),
      ),
    },
  );
});

function settingsFor(states: (typeof origins)[number]): Setup {
  if (states === 'your own') return {};
  return {
    start: 'first',
    plugIns: {
      first: { status: 'ON_HOLD', pay: 'first', ship: 'second', cancel: 'PENDING' },
      second: { status: 'PENDING', pay: 'PAID', ship: 'second', cancel: 'first' },
    },
  };
}

function severalEvents(): fc.Arbitrary<OrderEvent[]> {
  return fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 3 });
}

/** The lines of events that an order in this status refuses because it is handling another. */
function refusedInside(status: string, inside: readonly OrderEvent[]): string[] {
  return inside.map((one) => `inside: ${one}: ${refusal(status, one)} → ${status}, can nothing`);
}

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

function ownMethodsWithEffects(): { status: string; event: OrderEvent; after: OrderEvent[] }[] {
  return eventsWithEffects().map(({ after, event }) => ({
    status: after.length === 0 ? 'PENDING' : 'PAID',
    event,
    after,
  }));
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
