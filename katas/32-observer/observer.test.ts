import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  type Step,
  asForetold,
  createPlayer,
  emptyLooking,
  foretold,
  history,
  namesFor,
  played,
  raise,
  scene,
  scenes,
  stepsOfNewcomers,
  stepsWith,
  thenPublish,
  throwables,
  told,
  valueOf,
} from './observer.model.ts';
import { EventBus, type UserRegistered } from './observer.ts';

describe('1 ★ Every subscriber gets the event, in the order of subscription', () => {
  example('mail, audit and statistics hear of a new user, in this order', () => {
    const bus = new EventBus<UserRegistered>();
    const alice = { userId: 'u1', email: 'alice@example.com', timestamp: 5 };
    const heard: unknown[] = [];
    for (const name of ['mail', 'audit', 'stats']) bus.subscribe((event) => heard.push([name, event]));
    bus.publish(alice);
    expect(heard).toEqual([
      ['mail', alice],
      ['audit', alice],
      ['stats', alice],
    ]);
  });

  law(
    'each subscriber gets each event once, in the order of subscription',
    { subscribers: fc.integer({ min: 0, max: 5 }), publishes: fc.integer({ min: 1, max: 3 }) },
    ({ subscribers, publishes }) => {
      const names = namesFor(subscribers);
      const events = Array.from({ length: publishes }, (_, i) => `e${i + 1}`);
      const steps = [...names.map((name): Step => `subscribe ${name}`), ...events.map((): Step => 'publish')];
      expect(played(steps)).toEqual(
        events.flatMap((event) => [...names.map((name) => `${name} gets ${event}`), `publish ${event} returns`]),
      );
    },
  );

  law(
    'every handler gets the published value itself, whatever it is',
    {
      event: fc.oneof(
        fc.constantFrom(...emptyLooking),
        fc.record({ userId: fc.constantFrom('u1', 'u2') }, { noNullPrototype: true }),
        fc.array(fc.nat(3)),
      ),
    },
    ({ event }) => {
      const bus = new EventBus<unknown>();
      const received: unknown[] = [];
      bus.subscribe((value) => received.push(value));
      bus.subscribe((value) => received.push(value));
      bus.publish(event);
      expect(received).toEqual([event, event]);
      received.forEach((value) => expect(value).toBe(event));
    },
    { examples: emptyLooking.map((event) => ({ event })) },
  );
});

describe('2 ★ After unsubscribing, a handler gets nothing more', () => {
  example('who has unsubscribed misses the next event, the other one gets it', () => {
    const bus = new EventBus<string>();
    const heard: string[] = [];
    const stopMail = bus.subscribe((user) => heard.push(`mail for ${user}`));
    bus.subscribe((user) => heard.push(`audit of ${user}`));
    bus.publish('alice');
    stopMail();
    bus.publish('bob');
    expect(heard).toEqual(['mail for alice', 'audit of alice', 'audit of bob']);
  });

  law(
    'those who leave get nothing more, those who stay get everything in order',
    { leaving: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }) },
    ({ leaving }) => {
      const names = namesFor(leaving.length);
      const joins = names.map((name): Step => `subscribe ${name}`);
      const leaves = [...leaving.keys()].filter((i) => leaving[i]).map((i): Step => `unsubscribe #${i + 1}`);
      const staying = names.filter((_, i) => !leaving[i]);
      expect(played([...joins, ...leaves, 'publish'])).toEqual([
        ...staying.map((name) => `${name} gets e1`),
        'publish e1 returns',
      ]);
    },
  );
});

describe('3 ★★ Each publish reaches exactly those subscribed by then', () => {
  law(
    'each event reaches those subscribed by then, in their order, whatever came before',
    { steps: stepsOfNewcomers() },
    asForetold,
    {
      why: 'who unsubscribes twice, as clean-up code does, must not cost somebody else an event',
      examples: [
        history('subscribe A', 'subscribe B', 'unsubscribe #1', 'unsubscribe #1', 'publish'),
        history('subscribe A', 'subscribe B', 'subscribe C', 'unsubscribe #1', 'unsubscribe #2', 'publish'),
      ],
    },
  );
});

describe('4 ★★ Subscribing the same function twice makes two subscriptions', () => {
  example('a handler that subscribed twice is called twice, and once after one unsubscribe', () => {
    const steps: Step[] = ['subscribe A', 'subscribe A', 'publish', 'unsubscribe #2', 'publish'];
    expect(played(steps)).toEqual(['A gets e1', 'A gets e1', 'publish e1 returns', 'A gets e2', 'publish e2 returns']);
  });

  law(
    'each unsubscribe ends its own subscription and no other, however often it is called',
    { steps: walks(stepsWith(['A', 'B']), 12).map((steps) => thenPublish(['subscribe A', 'subscribe B', ...steps])) },
    asForetold,
    {
      why: 'two parts of a program that share a handler must not be able to unsubscribe each other',
      examples: [
        history('subscribe A', 'subscribe B', 'subscribe A', 'unsubscribe #3', 'publish'),
        history('subscribe A', 'subscribe B', 'subscribe A', 'unsubscribe #1', 'unsubscribe #1', 'publish'),
        history('subscribe A', 'subscribe B', 'subscribe A', 'unsubscribe #1', 'unsubscribe #2', 'publish'),
        history('subscribe A', 'unsubscribe #1', 'subscribe A', 'unsubscribe #1', 'publish'),
        history('subscribe A', 'subscribe B', 'unsubscribe #1', 'subscribe A', 'publish'),
      ],
    },
  );
});

describe('5 ★★ Buses have nothing in common', () => {
  example('a handler on two buses leaves one of them and stays on the other', () => {
    const [signUps, orders] = [new EventBus<string>(), new EventBus<string>()];
    const heard: string[] = [];
    const handler = (event: string) => heard.push(event);
    const leaveSignUps = signUps.subscribe(handler);
    orders.subscribe(handler);
    leaveSignUps();
    signUps.publish('alice signed up');
    orders.publish('bob ordered');
    expect(heard).toEqual(['bob ordered']);
  });

  law(
    'two buses used by turns deliver what each of them would alone',
    { first: stepsOfNewcomers(), second: stepsOfNewcomers() },
    ({ first, second }) => {
      const [one, other] = [createPlayer(), createPlayer()];
      for (let i = 0; i < Math.max(first.length, second.length); i += 1) {
        one.play(first.slice(i, i + 1));
        other.play(second.slice(i, i + 1));
      }
      expect({ first: one.end(), second: other.end() }).toEqual({
        first: foretold(first),
        second: foretold(second),
      });
    },
    { examples: [{ first: history('subscribe A', 'publish').steps, second: history('publish', 'publish').steps }] },
  );
});

describe('6 ★★★ A handler that throws keeps no other from the event', () => {
  law(
    'all handlers get every event, and the failures come out when the last one has run',
    scenes(['nothing', 'throw'], ['subscribe', 'publish']),
    asForetold,
    {
      why: 'a mail server that is down must not keep a registration out of the audit log',
      examples: [
        scene({ A: 'throw' }, 'subscribe A', 'subscribe B', 'publish'),
        scene({ A: 'throw', B: 'throw' }, 'subscribe A', 'subscribe B', 'publish'),
        scene({ A: 'throw' }, 'subscribe A', 'publish', 'publish'),
      ],
    },
  );

  law(
    'the errors of the AggregateError are the very values thrown, in order',
    { thrown: fc.array(fc.constantFrom(...throwables), { minLength: 1, maxLength: 4 }) },
    ({ thrown }) => {
      const bus = new EventBus<string>();
      const values = thrown.map(valueOf);
      for (const value of values) bus.subscribe(() => raise(value));
      const error = thrownBy(() => bus.publish('e1'));
      expect(error).toBeInstanceOf(AggregateError);
      const { errors } = error as AggregateError;
      expect(errors.map(told)).toEqual(values.map(told));
      values.forEach((value, i) => expect(errors[i]).toBe(value));
    },
    { examples: throwables.map((value) => ({ thrown: [value] })) },
  );
});

describe('7 ★★★ Joining or leaving during a publish counts from the next publish on', () => {
  law(
    'who leaves during a publish still gets that event, and so does everyone else',
    scenes(['nothing', 'unsubscribe'], ['subscribe', 'unsubscribe', 'publish']),
    asForetold,
    {
      why: 'a handler that wants only one event and unsubscribes itself makes its neighbour miss one',
      examples: [
        scene({ A: 'unsubscribe #1' }, 'subscribe A', 'subscribe B', 'publish', 'publish'),
        scene({ A: 'unsubscribe #2' }, 'subscribe A', 'subscribe B', 'publish', 'publish'),
      ],
    },
  );

  law(
    'who joins during a publish does not get that event, but the next one',
    scenes(['nothing', 'subscribe'], ['subscribe', 'publish']),
    asForetold,
    {
      why: 'where newcomers get the event under way, a handler that subscribes another one each time never comes to an end',
      examples: [scene({ A: 'subscribe B' }, 'subscribe A', 'publish', 'publish')],
    },
  );
});

describe('8 ★★★ A publish inside a handler is delivered whole before it returns', () => {
  law(
    'the inner event reaches everyone before the outer one goes on',
    scenes(['nothing', 'publish'], ['subscribe', 'publish']),
    asForetold,
    {
      why: 'a handler that publishes and reads the outcome finds it half done',
      examples: [scene({ A: 'publish' }, 'subscribe A', 'subscribe B', 'publish')],
    },
  );

  law(
    'an inner failure goes to the handler that published, and is one failure of the outer publish',
    scenes(['nothing', 'publish', 'publish quietly', 'throw'], ['subscribe', 'publish']),
    asForetold,
    {
      examples: [
        scene({ A: 'publish', B: 'throw' }, 'subscribe A', 'subscribe B', 'publish'),
        scene({ A: 'throw', B: 'publish' }, 'subscribe A', 'subscribe B', 'publish'),
        scene({ A: 'publish quietly', B: 'throw' }, 'subscribe A', 'subscribe B', 'publish'),
      ],
    },
  );

  law(
    'handlers that join, leave, fail and publish see every event as it should be',
    scenes(
      ['nothing', 'publish', 'publish quietly', 'throw', 'subscribe', 'unsubscribe'],
      ['subscribe', 'unsubscribe', 'publish'],
    ),
    asForetold,
    {
      examples: [
        scene({ A: 'unsubscribe #1', B: 'publish' }, 'subscribe A', 'subscribe B', 'publish'),
        scene({ A: 'subscribe C', B: 'publish' }, 'subscribe A', 'subscribe B', 'publish'),
      ],
    },
  );
});
