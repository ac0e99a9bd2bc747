import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure, ordinaryFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyString, twoKeys } from '../support/hostile.ts';
import { law } from '../support/law.ts';
import { objectForms } from '../support/plug-in.ts';
import * as given from './inputs.model.ts';
import { acceptedOf, callerOfEffect, runAlone, runByMethods, runInOrder, runWithNewMethod } from './methods.model.ts';
import {
  events,
  Model,
  refusedInside,
  run,
  runWithoutFailed,
  Session,
  type Setup,
  type Step,
  yours,
} from './state.model.ts';
import { Order, type OrderEvent } from './state.ts';

describe('1 ★ An order is paid and then shipped, or it is cancelled', () => {
  law(
    'the status is PENDING at first, and changes with each event',
    { events: fc.constantFrom(...given.paths) },
    ({ events }) => {
      const setup: Setup = { shows: [] };
      const session = new Session(setup);
      expect([session.order.status(), ...run(session, events)]).toEqual(['PENDING', ...run(new Model(setup), events)]);
    },
    { examples: given.paths.map((events) => ({ events })) },
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
    'an order follows the table for any sequence of events',
    { id: anyString(), amount: given.amounts(), events: walks(fc.constantFrom(...events), 12) },
    ({ events, ...facts }) => {
      const setup: Setup = { ...facts, shows: ['calls', 'refusals', 'can'] };
      expect(run(new Session(setup), events)).toEqual(run(new Model(setup), events));
    },
    {
      why: 'a shop loses money on orders that are shipped unpaid, or refunded after shipping',
      examples: given.paths.flatMap((path) =>
        events.map((event) => ({ id: 'o1', amount: 1200, events: [...path, event, ...events] })),
      ),
    },
  );
});

describe('4 ★★ An order works with any state, and a state with any facts', () => {
  law(
    'for each accepted event, the order calls the method of its state once, and only the method calls an effect',
    {
      form: fc.constantFrom(...objectForms),
      start: fc.constantFrom('PENDING', 'PAID'),
      events: given.sequences(events),
    },
    ({ form, start, events }) => {
      const accepted = acceptedOf(events, start);
      expect(run(new Session({ form, start }), accepted)).toEqual(runByMethods(start, accepted));
    },
    {
      examples: objectForms.map((form) => ({
        form,
        start: 'PENDING' as const,
        events: ['pay', 'ship'] as OrderEvent[],
      })),
    },
  );

  law(
    'the methods of `pending` and `paid` work without an order, and do the same thing each time',
    { method: fc.constantFrom(...given.ownMethods), id: anyString(), amount: given.amounts() },
    ({ method: { status, event }, ...facts }, { caller }) => {
      const alone = runAlone(status, event, facts, (given) => caller.give(given, 'the facts'));
      const inOrder = runInOrder(status, event, facts);
      expect(alone).toEqual([inOrder, inOrder]);
    },
    { examples: given.ownMethods.map((method) => ({ method, id: 'o1', amount: 1200 })) },
  );

  law(
    'effects are called by the methods of `pending` and `paid`, not by the order',
    { start: fc.constantFrom(...given.ownMethodsWithEffects), passed: fc.boolean() },
    ({ start: { status, event, after }, passed }) => {
      const caller = callerOfEffect(status, event, (effects) => {
        const order = passed ? new Order('o1', 1200, effects, yours(status)) : new Order('o1', 1200, effects);
        for (const one of [...(passed ? [] : after), event]) order[one]();
      });
      expect(`the effect was called by ${caller}`).toBe(`the effect was called by ${status}.${event}`);
    },
    {
      why: 'an `Order` class that does the work of a state has to be edited whenever that state is edited',
      examples: given.ownMethodsWithEffects.flatMap((start) => [true, false].map((passed) => ({ start, passed }))),
    },
  );

  law(
    'if a method of one of your own states is replaced or added, the order calls the new one',
    { status: fc.constantFrom(...given.ownStatuses), event: fc.constantFrom(...events) },
    ({ status, event }) => {
      const expected = `can ${event}: true, ${event}: → NEXT, 1 call of the method`;
      expect(runWithNewMethod(status, event)).toBe(expected);
    },
    {
      why: 'an `Order` class that knows what a state does has to be edited whenever that state is edited',
      examples: given.ownStatuses.flatMap((status) => events.map((event) => ({ status, event }))),
    },
  );

  law(
    'states defined in other code work just like your own',
    {
      form: fc.constantFrom(...objectForms),
      first: given.recipes(),
      second: given.recipes(),
      events: given.sequences(events),
    },
    ({ form, first, second, events }, { caller }) => {
      const setup: Setup = { start: 'first', plugIns: { first, second }, form, shows: ['calls', 'can'] };
      const session = new Session({ ...setup, give: (value) => caller.give(value, 'a state') });
      const model = new Model({ ...setup, ownStates: 'what an order that starts there does' });
      expect(run(session, events)).toEqual(run(model, events));
    },
    {
      why: 'a new state, for example for orders on hold, must not require a change to `Order`',
      examples: objectForms.flatMap((form) => given.pluggedIn().map((example) => ({ form, ...example }))),
    },
  );
});

describe('5 ★★★ One order never affects another', () => {
  law(
    'an event sent to one order affects no other order',
    { ids: fc.oneof(twoKeys(), fc.constant<[string, string]>(['a', 'a'])), story: given.sequences(given.eventsOfTwo) },
    ({ ids: [a, b], story }) => {
      const facts = { A: { id: a, amount: 1200 }, B: { id: b, amount: 500 } };
      const sessions = { A: new Session(facts.A), B: new Session(facts.B) };
      const lines: Record<'A' | 'B', string[]> = { A: [], B: [] };
      for (const { order, event } of story) lines[order].push(sessions[order].send(event));
      const alone = (name: 'A' | 'B') => run(new Session(facts[name]), given.eventsFor(name, story));
      expect(lines).toEqual({ A: alone('A'), B: alone('B') });
    },
    {
      examples: [
        { ids: ['a', 'b'], story: [...given.lifeOf('A', 'cancel'), ...given.lifeOf('B', 'cancel')] },
        { ids: ['a', 'b'], story: [...given.lifeOf('A', 'ship'), ...given.lifeOf('B', 'ship')] },
        {
          ids: ['a', 'a'],
          story: [given.toOrder('A', 'pay'), ...given.lifeOf('B', 'cancel'), given.toOrder('A', 'ship')],
        },
      ],
    },
  );

  law(
    'an effect may send events to another order, which handles them as usual',
    {
      during: fc.constantFrom(...given.eventsWithEffects),
      inside: given.sequences(given.eventsOfTwo),
      effectsOfB: fc.constantFrom('send events to A', 'send nothing'),
    },
    ({ during: { after, event }, inside, effectsOfB }) => {
      const a = new Session();
      const b = new Session({ sharesEffectsOf: a });
      const lines: Record<'A' | 'B', string[]> = { A: [], B: [] };
      const sent: Record<'A' | 'B', OrderEvent[]> = { A: [], B: [] };
      const send = (one: given.Sent) => {
        sent[one.order].push(one.event);
        // The orders share their effects, so this runs inside an effect that B calls.
        const callsBack = one.order === 'B' && effectsOfB === 'send events to A';
        a.inside = callsBack ? () => send(given.toOrder('A', one.event)) : undefined;
        const line = (one.order === 'A' ? a : b).send(one.event);
        lines[one.order].push(line);
      };
      run(a, after);
      a.inside = () => {
        inside.forEach(send);
        a.inside = undefined;
      };
      const last = a.send(event);
      // What each order does with the same events if there is no other order. For A, rule 7 applies.
      const alone = { A: runInside({ after, event }, sent.A), B: run(new Session(), sent.B) };
      expect({ A: [...lines.A, last], B: lines.B }).toEqual(alone);
    },
    {
      examples: given.eventsWithEffects.flatMap((during) =>
        (['send events to A', 'send nothing'] as const).map((effectsOfB) => ({
          during,
          inside: (['pay', 'cancel'] as const).flatMap((one) => [given.toOrder('B', one), given.toOrder('A', one)]),
          effectsOfB,
        })),
      ),
    },
  );
});

describe("6 ★★★ An effect that throws leaves the order's state unchanged", () => {
  law(
    'the caller gets the thrown value, and the order continues as if the event had not been sent',
    {
      states: fc.constantFrom(...given.origins),
      failure: anyFailure({ 'a TransitionRefusedError': given.anotherRefusal }),
      steps: given.sequences(given.stepsThatMayFail),
    },
    ({ states, failure, steps }) => {
      const setup: Setup = { ...given.settingsFor(states), failure, shows: ['calls', 'can'] };
      const session = new Session(setup);
      const lines = run(session, steps);
      expect(lines).toEqual(runWithoutFailed(new Session(setup), steps, session.hasFailed));
    },
    {
      why: 'when the bank is down for a minute, the caller has to know, and a second attempt has to work',
      examples: given.failures().flatMap((failure) => [
        ...given.eventsWithEffects.map(({ after, event }) => ({
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

describe('7 ★★★ An order refuses every event while it is handling one', () => {
  law(
    'events that an effect sends to the order that called it are refused, whether or not it catches the errors',
    {
      states: fc.constantFrom(...given.origins),
      during: fc.constantFrom(...given.eventsWithEffects),
      inside: given.severalEvents(),
      refusals: fc.constantFrom('are caught', 'are caught except one'),
    },
    ({ states, during: { after, event }, inside, refusals }) => {
      const shows = ['calls', 'refusals', 'can'] as const;
      const setup: Setup = { ...given.settingsFor(states), failure: ordinaryFailure(), shows };
      const steps: Step[] = [refusals === 'are caught' ? event : `${event} fails`, event];
      const session = new Session(setup);
      run(session, after);
      const [lines, expected] = [[] as string[], [] as string[]];
      const status = session.order.status();
      session.inside = () => {
        expected.push(...refusedInside(status, inside));
        lines.push(...run(session, inside).map((line) => `inside: ${line}`));
        if (refusals === 'are caught except one') session.order[event]();
      };
      lines.push(...run(session, steps));
      const undisturbed = new Session(setup);
      run(undisturbed, after);
      expect(lines).toEqual([...expected, ...run(undisturbed, steps)]);
    },
    {
      why: ({ during: { event }, inside, refusals }) =>
        refusals === 'are caught' && inside.includes(event)
          ? 'an effect that sends the same event again, for example as a retry, must not run twice'
          : undefined,
      examples: given.origins.flatMap((states) =>
        given.eventsWithEffects.flatMap((during) =>
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
    "events that a state's method sends to the order that called it are refused",
    {
      states: fc.constantFrom(...given.origins),
      during: fc.constantFrom(...given.eventsWithEffects, { after: [], event: 'cancel' as const }),
      moment: fc.constantFrom('before the effect', 'after the effect'),
      inside: given.severalEvents(),
    },
    ({ states, during: { after, event }, moment, inside }) => {
      const shows = ['calls', 'refusals', 'can'] as const;
      const setup: Setup = { start: 'PENDING', ...given.settingsFor(states), moment, shows };
      const session = new Session(setup);
      run(session, after);
      const [lines, expected] = [[] as string[], [] as string[]];
      const status = session.order.status();
      session.inside = () => {
        expected.push(...refusedInside(status, inside));
        lines.push(...run(session, inside).map((line) => `inside: ${line}`));
      };
      lines.push(session.send(event));
      const undisturbed = new Session(setup);
      run(undisturbed, after);
      expect(lines).toEqual([...expected, undisturbed.send(event)]);
    },
    {
      examples: given.origins.flatMap((states) =>
        (['before the effect', 'after the effect'] as const).map((moment) => ({
          ...{ states, moment },
          during: { after: [], event: 'pay' as const },
          inside: ['pay', 'cancel'] as OrderEvent[],
        })),
      ),
    },
  );
});

/** The lines of an order whose effect sends events to that order. */
function runInside(
  { after, event }: { after: OrderEvent[]; event: OrderEvent },
  inside: readonly OrderEvent[],
): string[] {
  const session = new Session();
  run(session, after);
  const lines: string[] = [];
  session.inside = () => void lines.push(...run(session, inside));
  const last = session.send(event);
  return [...lines, last];
}
