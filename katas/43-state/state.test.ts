import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileText, ids, trickyNames, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import {
  type By,
  events,
  isAccepted,
  lineOf,
  place,
  played,
  refusal,
  send,
  statusAfter,
  toldByTable,
  usual,
  ways,
} from './state.model.ts';
import type { OrderEvent } from './state.ts';

describe('1 ★ An order is pending, then paid, then shipped, unless it is cancelled', () => {
  example('a new order is paid and shipped', () => {
    const { order } = place();
    const statuses = [order.status()];
    order.pay();
    statuses.push(order.status());
    order.ship();
    expect([...statuses, order.status()]).toEqual(['PENDING', 'PAID', 'SHIPPED']);
  });

  law(
    'accepted events lead to the status of that name',
    { events: fc.constantFrom(...ways) },
    ({ events }) => {
      const placed = place();
      played(placed, events);
      expect(placed.order.status()).toBe(statusAfter(events));
    },
    { examples: ways.map((events) => ({ events })) },
  );
});

describe('2 ★ Paying charges, shipping dispatches', () => {
  law(
    'each effect is called once, with what it needs',
    { id: ids(), amount: amounts(), events: fc.constantFrom([], ['pay'], ['pay', 'ship']) },
    ({ id, amount, events }) => {
      const placed = place({ id, amount });
      played(placed, events);
      const expected = [`charge(${id}, ${amount})`, `dispatch(${id})`];
      expect(placed.called).toEqual(expected.slice(0, events.length));
    },
  );
});

describe('3 ★★ The table says what an event does, or it is refused and changes nothing', () => {
  law(
    'each event in each status does what the table says',
    { after: fc.constantFrom(...ways), event: fc.constantFrom(...events), by: waysToSend() },
    ({ after, event, by }) => {
      const story = [...after, event];
      expect(played(place(), story, by).at(-1)).toBe(toldByTable(story).at(-1));
    },
    {
      why: 'one cell of the table that is wrong ships what nobody has paid',
      examples: ways.flatMap((after) =>
        events.flatMap((event) => [
          { after, event, by: 'method' as const },
          { after, event, by: 'handle' as const },
        ]),
      ),
    },
  );
});

describe('4 ★★ Any sequence of events follows the table, and nothing follows SHIPPED or CANCELLED', () => {
  law(
    'every step of a sequence does what the table says',
    { story: walks(fc.constantFrom(...events), 12), by: waysToSend() },
    ({ story, by }) => {
      expect(played(place(), story, by)).toEqual(toldByTable(story));
    },
  );

  law(
    'an order that is shipped or cancelled refuses all that comes',
    { after: fc.constantFrom(...ways.slice(2)), then: walks(fc.constantFrom(...events), 6), by: waysToSend() },
    ({ after, then, by }) => {
      const placed = place();
      played(placed, after, by);
      const end = statusAfter(after);
      expect(played(placed, then, by)).toEqual(then.map((event) => `${event}: ${refusal(end, event)} → ${end}`));
    },
    { examples: ways.slice(2).map((after) => ({ after, then: [...events], by: 'method' as const })) },
  );
});

describe('5 ★★★ Cancelling refunds what was paid, once', () => {
  law(
    'a paid order is refunded once, a pending one never, however often it is cancelled',
    { id: ids(), amount: amounts(), paid: fc.boolean(), cancels: fc.integer({ min: 1, max: 4 }) },
    ({ id, amount, paid, cancels }) => {
      const placed = place({ id, amount });
      if (paid) played(placed, ['pay']);
      played(placed, Array<string>(cancels).fill('cancel'));
      expect(placed.called).toEqual(paid ? [`charge(${id}, ${amount})`, `refund(${id}, ${amount})`] : []);
    },
  );

  law(
    'the shop keeps the money of orders that are PAID or SHIPPED, and of no others',
    { story: stories() },
    ({ story }) => {
      const placed = place();
      const money = story.map((step) => {
        played(placed, [step]);
        return `${step}: keeps ${placed.balance}`;
      });
      const expected = story.map((step, i) => {
        const owned = ['PAID', 'SHIPPED'].includes(statusAfter(story.slice(0, i + 1)));
        return `${step}: keeps ${owned ? usual.amount : 0}`;
      });
      expect(money).toEqual(expected);
    },
    { why: 'a refund that is paid out twice, or to someone who never paid, is gone' },
  );
});

describe('6 ★★★ An effect that throws leaves the order where it was', () => {
  law(
    'the caller gets the error of the effect, the status stays, and the event can be sent again',
    { failing: fc.constantFrom(...beforeEffects()), by: waysToSend() },
    ({ failing: { accepted, event }, by }) => {
      const story = [...accepted, `${event} fails`, event];
      expect(played(place(), story, by).slice(-2)).toEqual(toldByTable(story).slice(-2));
    },
    {
      why: 'a bank that is down for a minute must not leave orders cancelled without a refund',
      examples: beforeEffects().map((failing) => ({ failing, by: 'method' as const })),
    },
  );

  law(
    'any sequence of events follows the table, whichever effects throw',
    { story: stories(), by: waysToSend() },
    ({ story, by }) => {
      expect(played(place(), story, by)).toEqual(toldByTable(story));
    },
  );
});

describe('7 ★★★ While an effect runs, the order refuses all other events', () => {
  law(
    'what comes in the middle of an event is refused, and the event goes on',
    { during: fc.constantFrom(...beforeEffects()), comes: fc.constantFrom(...events), by: waysToSend() },
    ({ during: { accepted, event }, comes, by }) => {
      const placed = place();
      played(placed, accepted, by);
      let middle = 'no effect was called';
      const outer = lineOf(placed, () => {
        placed.meanwhile = () => {
          const can = placed.order.can(comes);
          middle = `can: ${can}, ${comes}: ${lineOf(placed, () => send(placed.order, comes, by))}`;
        };
        send(placed.order, event, by);
      });
      const status = statusAfter(accepted);
      expect({ middle, [event]: `${event}: ${outer}` }).toEqual({
        middle: `can: false, ${comes}: ${refusal(status, comes)} → ${status}`,
        [event]: toldByTable([...accepted, event]).at(-1),
      });
    },
    {
      why: 'a customer who clicks twice while the bank is being asked must not get two refunds',
      examples: beforeEffects().flatMap((during) => events.map((comes) => ({ during, comes, by: 'method' as const }))),
    },
  );
});

describe('8 ★★★ can tells the truth and changes nothing, and what is no event is refused', () => {
  law(
    'can says whether the event is accepted, however often it is asked',
    { after: walks(fc.constantFrom(...events), 3), event: fc.constantFrom(...events, ...notEvents) },
    ({ after, event }) => {
      const placed = place();
      played(placed, after);
      const asked = [1, 2].map(() => lineOf(placed, () => placed.order.can(event)));
      const sent = played(placed, [event]);
      const status = statusAfter(after);
      const answer = `${isAccepted(status, event)} → ${status}`;
      expect({ asked, sent }).toEqual({ asked: [answer, answer], sent: toldByTable([...after, event]).slice(-1) });
    },
    {
      examples: ways.flatMap((after) =>
        [...events, 'constructor', '__proto__'].map((event) => ({ after: [...after], event })),
      ),
    },
  );

  law(
    'a name that is no event is refused and changes nothing',
    { after: fc.constantFrom(...ways), name: fc.oneof(fc.constantFrom(...notEvents), hostileText()) },
    ({ after, name }) => {
      const placed = place();
      played(placed, after);
      const status = statusAfter(after);
      const answers = { can: placed.order.can(name), handle: lineOf(placed, () => placed.order.handle(name)) };
      expect(answers).toEqual({ can: false, handle: `${refusal(status, name)} → ${status}` });
    },
    { examples: notEvents.flatMap((name) => ways.slice(0, 2).map((after) => ({ after, name }))) },
  );
});

describe('9 ★★★ Orders share nothing', () => {
  law(
    'the events of one order do not reach another, even one of the same id',
    { idOfA: ids(), idOfB: ids(), story: walks(fc.constantFrom(...eventsOf('A'), ...eventsOf('B')), 12) },
    ({ idOfA, idOfB, story }) => {
      const facts = { A: { id: idOfA, amount: 1200 }, B: { id: idOfB, amount: 500 } };
      const placed = { A: place(facts.A), B: place(facts.B) };
      const told = { A: [] as string[], B: [] as string[] };
      for (const { to, event } of story) told[to].push(...played(placed[to], [event]));
      const eventsFor = (one: 'A' | 'B') => story.filter(({ to }) => to === one).map(({ event }) => event);
      expect(told).toEqual({ A: toldByTable(eventsFor('A'), facts.A), B: toldByTable(eventsFor('B'), facts.B) });
    },
    { examples: [{ idOfA: 'a', idOfB: 'a', story: [payment('A'), payment('B')] }] },
  );

  law(
    'the effect of one order may send events to another',
    { during: fc.constantFrom(...beforeEffects()), other: fc.constantFrom(...ways.slice(1)) },
    ({ during: { accepted, event }, other }) => {
      const [placed, another] = [place(), place()];
      played(placed, accepted);
      let told: string[] = [];
      placed.meanwhile = () => (told = played(another, other));
      const line = lineOf(placed, () => send(placed.order, event));
      expect({ other: told, [event]: `${event}: ${line}` }).toEqual({
        other: toldByTable(other),
        [event]: toldByTable([...accepted, event]).at(-1),
      });
    },
  );
});

/** Names that are no event: what objects inherit, methods, statuses, effects, and events that are spelt otherwise. */
const notEvents = [
  ...trickyNames,
  ...['status', 'can', 'handle', 'PENDING', 'PAID', 'charge', 'refund', 'Pay', 'PAY', 'pay ', ' pay', 'undefined'],
];

/** Events that have an effect, each with the events before it. */
function beforeEffects() {
  return [
    { accepted: [], event: 'pay' },
    { accepted: ['pay'], event: 'ship' },
    { accepted: ['pay'], event: 'cancel' },
  ] as const;
}

interface Sent {
  to: 'A' | 'B';
  event: OrderEvent;
}

function eventsOf(to: 'A' | 'B'): Sent[] {
  return events.map((event) => ({ to, event }));
}

function payment(to: 'A' | 'B'): Sent {
  return { to, event: 'pay' };
}

/** Sequences of events, with effects that throw. */
function stories(): fc.Arbitrary<string[]> {
  return walks(fc.constantFrom(...events, ...events.map((event) => `${event} fails`)), 12);
}

function waysToSend(): fc.Arbitrary<By> {
  return fc.constantFrom('method', 'handle');
}

function amounts(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 5000 });
}
