import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ordinaryFailure } from '../support/failure.ts';
import { anyString, falsyValues } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { functionForms, inFunctionForm } from '../support/plug-in.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  type Action,
  actual,
  actualWithNumbers,
  changes,
  described,
  expected,
  expectedError,
  expectedWithNumbers,
  failuresByHandler,
  failuresOf,
  type FirstReactions,
  hardFailures,
  names,
  numberedStories,
  reactionsOf,
  receivedBesides,
  receivedOnly,
  simpleStories,
  someOf,
  subscribeAll,
  thatThrow,
} from './observer.model.ts';
import { EventBus } from './observer.ts';
import { type BusAction, busStories, togetherAndAlone } from './two-buses.model.ts';

/** All handlers are subscribed, and then two events are published. */
const twoEvents: Action[] = [...subscribeAll, 'publish', 'publish'];

const changesAndPublishes: Action[] = [
  ...changes,
  ...Array.from({ length: 5 }, (): Action => 'publish'),
  'publish and catch',
  'throw',
];

const returnValues = [undefined, null, false, true, 0, 1, '', 'stop'] as const;

/** The second bus is created at its first use: after three publishes, and between two subscriptions. */
const secondBusIsCreatedLater: readonly BusAction[] = [
  ...(['subscribe email signUps', 'subscribe audit signUps'] as const),
  ...(['publish signUps', 'publish signUps', 'publish signUps'] as const),
  ...(['subscribe stats signUps', 'publish orders', 'subscribe stats signUps', 'publish signUps'] as const),
];

describe('1 ★ Every handler receives each event, in the order of subscription', () => {
  law(
    'each event reaches the handlers that are subscribed when it is published, in order, before publish returns',
    { steps: simpleStories('subscribe') },
    ({ steps }) => {
      expect(actual(steps)).toEqual(expected(steps));
    },
    {
      examples: [
        { steps: ['publish'] },
        { steps: [...subscribeAll, 'publish', 'publish'] },
        { steps: ['subscribe email', 'publish', 'subscribe audit', 'publish'] },
      ],
    },
  );
});

describe('2 ★ An unsubscribed handler receives no events published later', () => {
  law(
    'the next events reach exactly the handlers that are still subscribed, in the same order',
    { steps: simpleStories('subscribe', 'unsubscribe') },
    ({ steps }) => {
      expect(actual(steps)).toEqual(expected(steps));
    },
    {
      examples: [
        ...names.map((name) => ({ steps: [...subscribeAll, 'publish', `unsubscribe ${name}`, 'publish'] as Action[] })),
        { steps: [...subscribeAll, 'unsubscribe email', 'unsubscribe audit', 'publish'] },
        { steps: ['subscribe email', 'subscribe audit', 'unsubscribe email', 'subscribe stats', 'publish'] },
        { steps: [...subscribeAll, 'unsubscribe email', 'unsubscribe audit', 'unsubscribe stats', 'publish'] },
      ],
    },
  );
});

describe('3 ★★ A bus works with any handlers and any events', () => {
  law(
    'each handler receives the event itself, and nothing else',
    { event: anyEvent() },
    ({ event }, { caller }) => {
      const published = caller.give(event, 'the event');
      const bus = new EventBus<unknown>();
      const received: unknown[][] = [];
      names.forEach(() => bus.subscribe((...args: unknown[]) => received.push(args)));
      const thrown = thrownBy(() => bus.publish(published));
      expect({ thrown, received }).toEqual({ thrown: nothingThrown, received: names.map(() => [published]) });
      const copies = received.filter(([one]) => !Object.is(one, published)).length;
      expect(copies, 'The number of handlers that received a copy').toBe(0);
    },
    { examples: [...falsyValues, undefined, 'an event', {}].map((event) => ({ event })) },
  );

  law(
    'a value that is published again counts as a new event',
    { event: anyEvent(), times: fc.integer({ min: 2, max: 4 }) },
    ({ event, times }) => {
      const bus = new EventBus<unknown>();
      let received = 0;
      bus.subscribe(() => (received += 1));
      for (let i = 0; i < times; i += 1) bus.publish(event);
      expect(received).toBe(times);
    },
    { effort: 0.3, examples: [undefined, 'an event', {}].map((event) => ({ event, times: 2 })) },
  );

  law(
    'a handler can be any function, and its return value is ignored',
    { form: fc.constantFrom(...functionForms), returned: fc.constantFrom<unknown>(...returnValues) },
    ({ form, returned }, { caller }) => {
      const bus = new EventBus<string>();
      const received: string[] = [];
      const handlers = names.map((name) =>
        inFunctionForm((event: string) => (received.push(`${name} receives ${event}`), returned), form),
      );
      const thrown = thrownBy(() => {
        const [unsubscribe] = handlers.map((handler) => bus.subscribe(caller.give(handler, 'a handler')));
        bus.publish('e1');
        unsubscribe?.();
        bus.publish('e2');
      });
      const all = [...names.map((name) => `${name} receives e1`), 'audit receives e2', 'stats receives e2'];
      expect({ thrown, received }).toEqual({ thrown: nothingThrown, received: all });
    },
    {
      examples: [
        ...functionForms.map((form) => ({ form, returned: undefined })),
        ...returnValues.map((returned) => ({ form: 'a function' as const, returned })),
      ],
    },
  );

  example('a bus passes an event on to 1,000 handlers', () => {
    const bus = new EventBus<string>();
    const received: number[] = [];
    const all = Array.from({ length: 1000 }, (_, i) => i);
    const thrown = thrownBy(() => {
      for (const i of all) bus.subscribe(() => received.push(i));
      bus.publish('e1');
    });
    expect({ thrown, received }).toEqual({ thrown: nothingThrown, received: all });
  });

  example('a bus still works after 20,000 handlers have subscribed and unsubscribed', () => {
    const bus = new EventBus<string>();
    const received: string[] = [];
    bus.subscribe((event) => received.push(event));
    for (let i = 0; i < 20_000; i += 1) bus.subscribe(() => received.push(`unsubscribed handler ${i}`))();
    const thrown = thrownBy(() => bus.publish('e1'));
    expect({ thrown, received }).toEqual({ thrown: nothingThrown, received: ['e1'] });
  });
});

describe('4 ★★ Each call to `subscribe` creates a separate subscription', () => {
  law(
    'each unsubscribe function ends its own subscription and no other, even if it is called again',
    { steps: numberedStories() },
    ({ steps }) => {
      expect(actualWithNumbers(steps)).toEqual(expectedWithNumbers(steps));
    },
    {
      examples: [
        { steps: ['subscribe email', 'subscribe email', 'publish'] },
        ...[1, 2, 3].map((n) => ({
          steps: [
            ...(['subscribe email', 'subscribe audit', 'subscribe email'] as const),
            `end subscription ${n}` as const,
            ...(['publish'] as const),
            `end subscription ${n}` as const,
            ...(['publish'] as const),
          ],
        })),
        { steps: ['subscribe email', 'end subscription 1', 'subscribe email', 'end subscription 1', 'publish'] },
        { steps: ['subscribe email', 'subscribe audit', 'end subscription 1', 'subscribe email', 'publish'] },
        {
          steps: [
            ...(['subscribe email', 'subscribe audit', 'subscribe email'] as const),
            ...(['end subscription 1', 'end subscription 3', 'publish'] as const),
          ],
        },
      ],
    },
  );
});

describe('5 ★★★ A handler that throws does not stop the other handlers', () => {
  law(
    'all handlers receive each event, and then publish throws one AggregateError with everything that they threw',
    { events: fc.array(failuresByHandler(), { minLength: 1, maxLength: 4 }).map(thatThrow) },
    ({ events }) => {
      const bus = new EventBus<number>();
      const received: string[] = [];
      let isOver = false;
      for (const name of names) {
        bus.subscribe((event) => {
          if (isOver) return;
          received.push(`${name} receives event ${event + 1}`);
          const failure = events[event]?.[name];
          if (failure) throw failure.value;
        });
      }
      const outcomes = events.map((_, event) => thrownBy(() => bus.publish(event)));
      isOver = true;
      expect({ received, thrown: outcomes.map((error, i) => described(error, failuresOf(events[i]))) }).toEqual({
        received: events.flatMap((_, i) => names.map((name) => `${name} receives event ${i + 1}`)),
        thrown: events.map((thrown) => expectedError(failuresOf(thrown))),
      });
    },
    {
      examples: [
        ...names.map((name) => [{ [name]: ordinaryFailure() }, {}]),
        [{ email: ordinaryFailure(), stats: ordinaryFailure() }, { audit: ordinaryFailure() }],
        Array.from({ length: 6 }, () => ({ email: ordinaryFailure() })),
        ...hardFailures.map((failure) => [{ email: failure, audit: failure }, { stats: failure }]),
      ].map((events) => ({ events: thatThrow(events) })),
    },
  );

  example('the AggregateError contains the errors of 50 handlers', () => {
    const bus = new EventBus<string>();
    const errors = Array.from({ length: 50 }, (_, i) => new Error(`error ${i}`));
    let isOver = false;
    for (const error of errors) bus.subscribe(() => isOver || raise(error));
    const thrown = thrownBy(() => bus.publish('e1'));
    isOver = true;
    expect(thrown instanceof AggregateError ? thrown.errors : thrown).toEqual(errors);
  });
});

describe('6 ★★★ Subscribing or unsubscribing during a publish takes effect with the next publish', () => {
  law(
    'if a handler subscribes or unsubscribes handlers, that affects the next publish, not the current one',
    { onFirstEvent: reactionsOf(changes), steps: fc.constant(twoEvents) },
    ({ onFirstEvent, steps }) => {
      expect(actual(steps, onFirstEvent)).toEqual(expected(steps, onFirstEvent));
    },
    {
      examples: names.flatMap((name) => [
        ...changes.map((change) => reacting({ [name]: [change] })),
        ...[...names, 'late'].flatMap((other) => [
          reacting({ [name]: [`unsubscribe ${other}`, `subscribe ${other}`] }),
          reacting({ [name]: [`subscribe ${other}`, `unsubscribe ${other}`] }),
        ]),
      ]),
    },
  );

  law(
    'the changes take effect even if that publish throws',
    {
      onFirstEvent: someOf(changes).map((some): FirstReactions => ({ email: some, stats: ['throw'] })),
      steps: fc.constant(twoEvents),
    },
    ({ onFirstEvent, steps }) => {
      const [received, shouldReceive] = [actual(steps, onFirstEvent), expected(steps, onFirstEvent)];
      expect(receivedBesides('e1', received)).toEqual(receivedBesides('e1', shouldReceive));
    },
    { effort: 0.5, examples: changes.map((change) => reacting({ email: [change], stats: ['throw'] })) },
  );

  law(
    'changes that a handler makes after an inner publish do not affect the outer event either',
    { name: fc.constantFrom(...names), change: fc.constantFrom(...changes), steps: fc.constant(twoEvents) },
    ({ name, change, steps }) => {
      const reactions: FirstReactions = { [name]: ['publish', change] };
      const [received, shouldReceive] = [actual(steps, reactions), expected(steps, reactions)];
      expect(receivedOnly('e1', received)).toEqual(receivedOnly('e1', shouldReceive));
    },
    {
      effort: 0.3,
      examples: names.flatMap((name) => changes.map((change) => ({ name, change, steps: twoEvents }))),
    },
  );
});

describe('7 ★★★ A publish inside a handler delivers its event in full before it returns', () => {
  law(
    'all handlers receive an inner event before the outer publish continues',
    { onFirstEvent: reactionsOf(['publish']), steps: fc.constant(twoEvents) },
    ({ onFirstEvent, steps }) => {
      expect(actual(steps, onFirstEvent)).toEqual(expected(steps, onFirstEvent));
    },
    { examples: names.map((name) => reacting({ [name]: ['publish'] })) },
  );

  law(
    'changes that a handler has made apply to the events that it publishes next, and to all later events',
    {
      onFirstEvent: fc
        .record({ name: fc.constantFrom(...names), some: someOf(changesAndPublishes, 5) })
        .map(({ name, some }): FirstReactions => ({ [name]: some })),
      steps: fc.constant(twoEvents),
    },
    ({ onFirstEvent, steps }) => {
      const [received, shouldReceive] = [actual(steps, onFirstEvent), expected(steps, onFirstEvent)];
      expect(receivedBesides('e1', received)).toEqual(receivedBesides('e1', shouldReceive));
    },
    {
      examples: names.flatMap((name) => changes.map((change) => reacting({ [name]: ['publish', change, 'publish'] }))),
    },
  );

  law(
    'an error from an inner publish goes to the handler that called it, and becomes one element if it is not caught',
    { onFirstEvent: reactionsOf(['publish', 'publish and catch', 'throw']), steps: fc.constant(twoEvents) },
    ({ onFirstEvent, steps }) => {
      expect(actual(steps, onFirstEvent)).toEqual(expected(steps, onFirstEvent));
    },
    {
      examples: (['publish', 'publish and catch'] as const).flatMap((publish) => [
        reacting({ email: [publish], audit: ['throw'] }),
        reacting({ email: ['throw'], audit: [publish] }),
        reacting({ email: [publish], audit: [publish], stats: ['throw'] }),
      ]),
    },
  );

  law(
    'a value that a handler publishes again, while it is being delivered, counts as a new event',
    { event: anyEvent() },
    ({ event }) => {
      const bus = new EventBus<unknown>();
      const received: unknown[] = [];
      bus.subscribe((one) => {
        received.push(one);
        if (received.length < 3) bus.publish(event);
      });
      bus.publish(event);
      expect(received.length).toBe(3);
    },
    { effort: 0.2, examples: [undefined, 'an event', {}].map((event) => ({ event })) },
  );

  example('publishes can be nested 100 levels deep', () => {
    const bus = new EventBus<number>();
    const received: number[] = [];
    bus.subscribe((level) => {
      if (level > 1) bus.publish(level - 1);
      received.push(level);
    });
    const thrown = thrownBy(() => bus.publish(100));
    expect({ thrown, received }).toEqual({
      thrown: nothingThrown,
      received: Array.from({ length: 100 }, (_, i) => i + 1),
    });
  });
});

describe('8 ★★★ Each bus behaves as if it were the only one', () => {
  example(
    'a function that is subscribed to two buses can be unsubscribed from one and stays subscribed to the other',
    () => {
      const [signUps, orders] = [new EventBus<string>(), new EventBus<string>()];
      const received: string[] = [];
      const handler = (event: string) => received.push(event);
      const stopSignUps = signUps.subscribe(handler);
      orders.subscribe(handler);
      stopSignUps();
      signUps.publish('alice signed up');
      orders.publish('bob ordered');
      expect(received).toEqual(['bob ordered']);
    },
  );

  law(
    'each bus does what it would do alone, even if handlers of one bus use the other',
    busStories(),
    ({ onFirstEvent, steps }) => {
      const { together, alone } = togetherAndAlone(steps, onFirstEvent);
      expect(together).toEqual(alone);
    },
    {
      why: 'each type of event has its own bus, so handlers in a real program use several buses',
      examples: [
        {
          steps: ['subscribe email signUps', 'publish signUps'],
          onFirstEvent: { email: ['subscribe email orders', 'publish orders'] },
        },
        {
          steps: ['subscribe email signUps', 'subscribe audit orders', 'publish signUps'],
          onFirstEvent: { email: ['unsubscribe audit orders', 'publish orders'] },
        },
        {
          steps: ['subscribe email signUps', 'subscribe audit orders', 'publish signUps'],
          onFirstEvent: { email: ['publish orders', 'subscribe stats signUps'], audit: ['publish signUps'] },
        },
        {
          steps: ['subscribe stats signUps', 'subscribe email signUps', 'subscribe audit orders', 'publish signUps'],
          onFirstEvent: { email: ['publish orders'], audit: ['throw'], stats: ['throw'] },
        },
        {
          steps: ['subscribe stats signUps', 'subscribe email signUps', 'subscribe audit orders', 'publish signUps'],
          onFirstEvent: { email: ['publish orders'], stats: ['throw'] },
        },
        {
          steps: ['subscribe email signUps', 'subscribe audit orders', 'publish signUps', 'publish signUps'],
          onFirstEvent: { email: ['publish orders', 'throw'], audit: ['subscribe stats signUps', 'publish signUps'] },
        },
        { steps: [...secondBusIsCreatedLater], onFirstEvent: {} },
      ],
    },
  );

  example('two buses may pass events back and forth, 100 levels deep', () => {
    const [signUps, orders] = [new EventBus<number>(), new EventBus<number>()];
    const received: string[] = [];
    let calls = 0;
    const passOn = (name: string, other: EventBus<number>) => (level: number) => {
      calls += 1;
      if (level > 1 && calls <= 200) other.publish(level - 1);
      received.push(`${name} receives ${level}`);
    };
    signUps.subscribe(passOn('signUps', orders));
    orders.subscribe(passOn('orders', signUps));
    const thrown = thrownBy(() => signUps.publish(100));
    expect({ thrown, received }).toEqual({
      thrown: nothingThrown,
      received: Array.from({ length: 100 }, (_, i) => `${i % 2 === 0 ? 'orders' : 'signUps'} receives ${i + 1}`),
    });
  });
});

function anyEvent(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(...falsyValues, undefined),
    anyString(),
    fc.record({ userId: anyString(), tags: fc.array(anyString(), { maxLength: 2 }) }, { noNullPrototype: true }),
    fc.constantFrom<unknown>(Symbol('event'), new Date(0), new Map([['userId', 'u1']]), () => 'an event'),
    fc.constant({ then: () => {} }),
  );
}

/** An example of rules 6 and 7. */
function reacting(onFirstEvent: FirstReactions): { onFirstEvent: FirstReactions; steps: Action[] } {
  return { onFirstEvent, steps: twoEvents };
}

function raise(error: unknown): never {
  throw error;
}
